import type { IBinaryData, IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { createCosClient } from '../cos/cosClient';
import { downloadJoined } from '../cos/objects/downloadJoined';
import { downloadObject } from '../cos/objects/downloadObject';
import { findCapability } from '../mediaLab/api/capabilities';
import { shorten } from '../mediaLab/api/responses/quote';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import type { JobProgress } from '../mediaLab/lifecycle/states';
import { nameJobIn } from '../mediaLab/results/explainJob';
import { hideSecrets } from '../mediaLab/results/hideSecrets';
import { readResults } from '../mediaLab/results/readResults';
import { simplifyJob } from '../mediaLab/results/simplifyJob';
import { groupFiles } from './groupFiles';
import type { FileResult } from './groupFiles';
import { findSharedPaths } from './sharedPaths';

/** A text has hundreds of parts at most. */
const LONGEST_LIST = 200;
/** Of a capability. */
const LONGEST_NAME = 100;

/** How a job becomes an item. */
export interface JobItemOptions {
	simplify: boolean;
	/**
	 * The binary field for the audio; undefined where it is not to be downloaded. Further files of a job are in fields that
	 * are numbered from 1, such as `data_1`.
	 */
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
	const described = toJobJson(progress, simplify);
	if (outputBinaryPropertyName === undefined || progress.phase !== 'completed')
		return { json: described };
	const { job } = progress;
	const json = { ...described, ...explainUnknown(job) };
	try {
		const files = groupFiles(listFiles(job));
		if (files.length === 0) return { json };
		const sharedPath = findSharedPaths([job]).get(job.id);
		if (sharedPath) throw sharedPath;
		const binary: IBinaryKeyData = {};
		for (const [index, parts] of files.entries()) {
			const name = index === 0 ? outputBinaryPropertyName : `${outputBinaryPropertyName}_${index}`;
			binary[name] = await download(context, parts, signal);
		}
		return { json, binary };
	} catch (error) {
		if (error instanceof ServiceError) throw nameJobIn(error, job.id);
		rethrow(error);
	}
}

/** Says what is not downloaded: which files other capabilities make, the documentation does not tell. */
function explainUnknown(job: Job): IDataObject {
	const unknown = readResults(job).find(
		({ capability }) => capability !== undefined && !findCapability(capability),
	);
	if (unknown === undefined) return {};
	return {
		downloadError: `The files of the capability '${shorten(unknown.capability!, LONGEST_NAME)}' are not known to this node. Turn off Simplify to see their names, and download them with a node for object storage`,
	};
}

/** The JSON of the output item of a job. */
export function toJobJson(progress: JobProgress, simplify: boolean): IDataObject {
	const timedOut = progress.phase === 'timedOut';
	if (simplify) return { ...simplifyJob(progress.job, { timedOut }) };
	return { ...(hideSecrets(progress.job) as object), ...(timedOut ? { timedOut } : {}) };
}

/**
 * The files that a job has made. A model is no file, and what the results of other capabilities hold is not known.
 *
 * @throws ServiceError when the vendor does not name them all
 */
function listFiles(job: Job): FileResult[] {
	const results = readResults(job);
	const audios = results.filter(
		({ task, capability }) => task !== 'train' && (findCapability(capability) || !capability),
	);
	const files = audios.flatMap((result) =>
		result.path === undefined ? [] : [{ ...result, path: result.path }],
	);
	if (results.length > 0 && files.length === audios.length) return files;
	const missing = audios.flatMap(({ path }, index) => (path === undefined ? [index + 1] : []));
	const which = files.length === 0 ? '' : `: number ${missing.join(', ')} is missing`;
	throw new ServiceError(
		`The vendor names only ${files.length} of ${Math.max(audios.length, 1)} files of the audio${shorten(which, LONGEST_LIST)}`,
		{
			hint: 'Look at the job with Simplify turned off, and report its ID to the vendor',
			code: 'resultMissing',
		},
	);
}

async function download(
	context: RunningContext,
	parts: FileResult[],
	signal: AbortSignal,
): Promise<IBinaryData> {
	const client = createCosClient(context, parts[0]!.location);
	const paths = parts.map(({ path }) => path);
	const { binary } =
		paths.length === 1
			? await downloadObject(client, paths[0]!, { signal })
			: await downloadJoined(client, paths, { signal });
	return binary;
}
