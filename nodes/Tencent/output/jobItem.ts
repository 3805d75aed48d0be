import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { ServiceError } from '../../shared/http/serviceError';
import { createCosClient } from '../cos/cosClient';
import { downloadObject } from '../cos/objects/downloadObject';
import { downloadJoined } from '../cos/objects/downloadJoined';
import { nameJobIn } from '../mediaLab/results/explainJob';
import { readResults } from '../mediaLab/results/readResults';
import { hideSecrets } from '../mediaLab/results/hideSecrets';
import { simplifyJob } from '../mediaLab/results/simplifyJob';
import type { JobProgress } from '../mediaLab/lifecycle/states';

/** How a job is handed on to the next node. */
export interface JobItemOptions {
	simplify: boolean;
	/** Where to put the audio; undefined where it is not to be downloaded. */
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
			{
				hint: 'Look at the job with Simplify turned off, and report its ID to the vendor',
			},
		);
		throw nameJobIn(error, progress.job.id);
	}

	const [downloaded] = await Promise.allSettled([download(context, paths, signal)]);
	if (downloaded.status === 'fulfilled') {
		return { json, binary: { [outputBinaryPropertyName]: downloaded.value } };
	}
	const { reason } = downloaded;
	throw reason instanceof ServiceError ? nameJobIn(reason, progress.job.id) : reason;
}

/** What the output item says of a job. */
export function toJobJson(progress: JobProgress, simplify: boolean): IDataObject {
	const timedOut = progress.phase === 'timedOut';
	if (simplify) return { ...simplifyJob(progress.job, { timedOut }) };
	return { ...(hideSecrets(progress.job) as object), ...(timedOut ? { timedOut } : {}) };
}

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
	const [path, ...further] = paths;
	const { binary } =
		further.length === 0
			? await downloadObject(client, path!, { signal })
			: await downloadJoined(client, paths, { signal });
	return binary;
}
