import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { RunJob } from './itemOutcome';
import type { createJobReader } from './jobClient';

type JobReader = ReturnType<typeof createJobReader>;

/** A reader that remembers why the vendor did not answer. */
export interface RememberingReader extends JobReader {
	/** Adds to jobs that are no longer waited for why the vendor's last answer about them is missing. */
	addLastErrors(jobs: readonly RunJob[]): RunJob[];
}

/** Makes a reader remember, for each job and each Custom ID, how the last request ended. */
export function rememberErrors(reader: JobReader): RememberingReader {
	const lastErrors = new Map<string, string | undefined>();
	const remember = async <Response>(
		id: string,
		signal: AbortSignal,
		read: () => Promise<Response>,
	): Promise<Response> => {
		try {
			const response = await read();
			lastErrors.set(id, undefined);
			return response;
		} catch (error) {
			lastErrors.set(id, describe(error, signal));
			rethrow(error);
		}
	};
	return {
		listJobs: async (customId, signal) =>
			await remember(customId, signal, async () => await reader.listJobs(customId, signal)),
		getJob: async (jobId, signal) =>
			await remember(jobId, signal, async () => await reader.getJob(jobId, signal)),
		addLastErrors: (jobs) =>
			jobs.map((job) => {
				const { id, customId } = job.progress.job;
				const lastError = lastErrors.has(id) ? lastErrors.get(id) : lastErrors.get(customId ?? '');
				return { ...job, lastError };
			}),
	};
}

function describe(error: unknown, signal: AbortSignal): string {
	if (signal.aborted || !(error instanceof ServiceError)) {
		return 'Tencent Media Lab did not answer in time';
	}
	return error.message;
}
