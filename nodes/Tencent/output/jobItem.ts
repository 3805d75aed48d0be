import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { createCosClient } from '../cos/cosClient';
import { downloadJoined } from '../cos/objects/downloadJoined';
import { downloadObject } from '../cos/objects/downloadObject';
import type { JobProgress } from '../mediaLab/lifecycle/states';
import { nameJobIn } from '../mediaLab/results/explainJob';
import { hideSecrets } from '../mediaLab/results/hideSecrets';
import { readResults } from '../mediaLab/results/readResults';
import { simplifyJob } from '../mediaLab/results/simplifyJob';

/** How a job becomes an item. */
export interface JobItemOptions {
	simplify: boolean;
	/** The binary field for the audio; undefined where it is not to be downloaded. */
	outputBinaryPropertyName: string | undefined;
}

/**
 * Makes the output item of a job, with its audio where that is asked for and there is any.
 *
 * @throws ServiceError that names the job when its audio cannot be downloaded
 */
export async function toJobItem(
	context: RunningContext,
	progress: JobProgress,
	{ simplify, outputBinaryPropertyName }: JobItemOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const json = toJobJson(progress, simplify);
	const audios = readResults(progress.job).filter(({ task }) => task !== 'train');
	const hasAudio = progress.phase === 'completed' && audios.length > 0;
	if (outputBinaryPropertyName === undefined || !hasAudio) return { json };

	const paths = audios.flatMap(({ path }) => (path === undefined ? [] : [path]));
	if (paths.length < audios.length) {
		const error = new ServiceError(
			`The vendor names only ${paths.length} of ${audios.length} files of the audio`,
			{ hint: 'Look at the job with Simplify turned off, and report its ID to the vendor' },
		);
		throw nameJobIn(error, progress.job.id);
	}

	try {
		const audio = await download(context, paths, signal);
		return { json, binary: { [outputBinaryPropertyName]: audio } };
	} catch (error) {
		if (error instanceof ServiceError) throw nameJobIn(error, progress.job.id);
		rethrow(error);
	}
}

/** The JSON of the output item of a job. */
export function toJobJson(progress: JobProgress, simplify: boolean): IDataObject {
	const timedOut = progress.phase === 'timedOut';
	if (simplify) return { ...simplifyJob(progress.job, { timedOut }) };
	return { ...(hideSecrets(progress.job) as object), ...(timedOut ? { timedOut } : {}) };
}

/** Several files are the parts of one text, in order; they are joined. */
async function download(
	context: RunningContext,
	paths: string[],
	signal: AbortSignal,
): Promise<IBinaryData> {
	if (new Set(paths).size < paths.length) {
		throw new ServiceError('The parts of the audio were stored over each other', {
			hint: 'Generate a shorter text, or one part after the other',
			references: { paths: paths.join(', ') },
		});
	}
	const client = createCosClient(context);
	const { binary } =
		paths.length === 1
			? await downloadObject(client, paths[0]!, { signal })
			: await downloadJoined(client, paths, { signal });
	return binary;
}
