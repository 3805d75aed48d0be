import type { Job, JobInput } from '../api/responseSchema';

/** Parameters of callback addresses that let whoever knows them in: n8n's token, and the secret of the trigger. */
const CALLBACK_SECRETS = /([?&](?:signature|secret)=)[^&#]+/g;
/** Parameters of addresses of recordings that open them: the signature and session token of COS, and n8n's token. */
const INPUT_SECRETS = /([?&](?:q-signature|x-cos-security-token|token)=)[^&#]+/g;

/** A job as it may be shown: its addresses without what only the vendor should know. */
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
