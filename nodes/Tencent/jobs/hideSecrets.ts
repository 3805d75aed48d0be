import type { Job } from './responseSchema';

/** Parameters of callback addresses that let whoever knows them in: n8n's token, and the secret of the trigger. */
const SECRETS = /([?&](?:signature|secret)=)[^&#]+/g;

/** A job as it may be shown: its callback without what only the vendor should know. */
export function hideSecrets(job: Job): Job {
	return typeof job.callback === 'string' ? { ...job, callback: job.callback.replace(SECRETS, '$1…') } : job;
}
