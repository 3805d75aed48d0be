import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { withExtension } from '../../shared/audio/fileName';
import type { NameFile, StoredAudio } from '../../shared/audio/storeAudio';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { createCosClient } from '../cos/cosClient';
import { downloadJoined } from '../cos/objects/downloadJoined';
import type { StoredParts } from '../cos/objects/downloadJoined';
import { downloadObject } from '../cos/objects/downloadObject';
import { findCapability } from '../mediaLab/api/capabilities';
import { shorten } from '../../shared/http/shorten';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import type { JobProgress } from '../mediaLab/lifecycle/states';
import { nameJobIn } from '../mediaLab/results/explainJob';
import { hideSecrets } from '../mediaLab/results/hideSecrets';
import { isAudio, readResults } from '../mediaLab/results/readResults';
import { simplifyJob } from '../mediaLab/results/simplifyJob';
import { groupFiles } from './groupFiles';
import type { FileResult } from './groupFiles';
import { findSharedPaths } from './sharedPaths';
import { describeSubtitles, timeSentences } from './textSubtitles';
import type { TextSubtitles } from './textSubtitles';

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
	/** Names of the files, without extension; where they are missing, the vendor's are kept. */
	fileNames?: readonly string[];
	/** Subtitles that are wanted with the audio of a text. */
	subtitles?: TextSubtitles;
}

/**
 * Makes the output item of a job, with its audio where that is asked for and there is any.
 *
 * @throws ServiceError that names the job when its audio cannot be downloaded
 */
export async function toJobItem(
	context: RunningContext,
	progress: JobProgress,
	{ simplify, outputBinaryPropertyName, fileNames = [], subtitles }: JobItemOptions,
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
		const stored: StoredParts[] = [];
		for (const [index, parts] of files.entries()) {
			const field = index === 0 ? outputBinaryPropertyName : `${outputBinaryPropertyName}_${index}`;
			const audio = await download(context, parts, fileNames[index], signal);
			binary[field] = audio.binary;
			stored.push(audio);
		}
		const shown = simplify ? describeAudio(json, stored) : json;
		return { json: { ...shown, ...(subtitles && subtitle(stored[0]!, subtitles)) }, binary };
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
		downloadError: `This node does not know the files of the capability '${shorten(unknown.capability!, LONGEST_NAME)}'. Turn off Simplify in Options to see their names, and download them with an object storage node`,
	};
}

/** The JSON of the output item of a job. */
export function toJobJson(progress: JobProgress, simplify: boolean): IDataObject {
	const timedOut = progress.phase === 'timedOut';
	if (simplify) return { ...simplifyJob(progress.job, { timedOut }) };
	return { ...(hideSecrets(progress.job) as object), ...(timedOut ? { timedOut } : {}) };
}

/**
 * The audio files that a job has made.
 *
 * @throws ServiceError when the vendor does not name them all
 */
function listFiles(job: Job): FileResult[] {
	const results = readResults(job);
	const audios = results.filter(isAudio);
	const files = audios.flatMap((result) =>
		result.path === undefined ? [] : [{ ...result, path: result.path }],
	);
	if (results.length > 0 && files.length === audios.length) return files;
	const missing = audios.flatMap(({ path }, index) => (path === undefined ? [index + 1] : []));
	const which = files.length === 0 ? '' : `: number ${missing.join(', ')} is missing`;
	throw new ServiceError(
		`Tencent names only ${files.length} of ${Math.max(audios.length, 1)} files of the audio${shorten(which, LONGEST_LIST)}`,
		{
			hint: 'Turn off Simplify in Options to see the job as it is, and report its ID to Tencent',
			code: 'resultMissing',
		},
	);
}

async function download(
	context: RunningContext,
	parts: FileResult[],
	name: string | undefined,
	signal: AbortSignal,
): Promise<StoredParts> {
	const client = createCosClient(context, parts[0]!.location);
	const paths = parts.map(({ path }) => path);
	const nameFile: NameFile | undefined =
		name === undefined ? undefined : ({ extension }) => withExtension(name, extension);
	if (paths.length > 1) return await downloadJoined(client, paths, { signal, nameFile });
	const stored = await downloadObject(client, paths[0]!, { signal, nameFile });
	return { ...stored, partSeconds: [stored.durationSeconds ?? 0] };
}

function subtitle({ partSeconds }: StoredParts, wanted: TextSubtitles): IDataObject {
	return describeSubtitles(timeSentences(wanted, partSeconds), wanted.format);
}

/**
 * Adds what became known of the audio. `files` stay those in the bucket where they were joined to one; otherwise each is
 * described.
 */
function describeAudio(json: IDataObject, stored: readonly StoredAudio[]): IDataObject {
	const files = json.files as IDataObject[] | undefined;
	return {
		...json,
		...describeFile(stored[0]!),
		...(files &&
			stored.length > 1 && {
				files: files.map((file, index) => ({ ...file, ...describeFile(stored[index]) })),
			}),
	};
}

function describeFile(stored: StoredAudio | undefined): IDataObject {
	if (stored === undefined) return {};
	const { binary, durationSeconds, sampleRate, channels, bytes } = stored;
	const known = { fileName: binary.fileName, durationSeconds, sampleRate, channels, bytes };
	return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
