import type { Job, JobInput } from '../api/responses/responseSchema';

/** Parameters of callback URLs that give access to n8n: its own signature, and the trigger's Shared Secret. */
const CALLBACK_SECRETS = /([?&](?:signature|secret)=)[^&#]+/g;
/** Parameters of input URLs that give access to a recording: the signature and session token of COS, and n8n's token. */
const INPUT_SECRETS = /([?&](?:q-signature|x-cos-security-token|token)=)[^&#]+/g;

/** A job as it may be shown: without the secrets that its URLs hold for the vendor. */
export function hideSecrets(job: Job): Job {
	const callback =
		typeof job.callback === 'string'
			? { callback: job.callback.replace(CALLBACK_SECRETS, '$1…') }
			: {};
	const inputs = job.inputs ? { inputs: job.inputs.map(hideInputSecrets) } : {};
	return { ...job, ...callback, ...inputs };
}

function hideInputSecrets(input: JobInput): JobInput {
	return typeof input.url === 'string'
		? { ...input, url: input.url.replace(INPUT_SECRETS, '$1…') }
		: input;
}
