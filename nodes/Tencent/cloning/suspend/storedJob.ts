import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { isFinal } from '../../mediaLab/lifecycle/states';
import type { JobProgress } from '../../mediaLab/lifecycle/states';
import { hideSecrets } from '../../mediaLab/results/hideSecrets';

/**
 * The part of a job that is stored with a suspended execution, in plain text: without the addresses of its inputs, which
 * give access to recordings, and without the address that resumes the execution. The vendor tells the rest again when the
 * job has ended; what ended before is not asked for again, and is stored as it will be shown.
 */
export function toStoredJob(progress: JobProgress): Job {
	const shown = hideSecrets(progress.job);
	if (isFinal(progress)) return shown;
	const { id, state, customId, outputs } = shown;
	return { id, state, customId, outputs };
}
