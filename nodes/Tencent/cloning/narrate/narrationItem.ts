import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { roundToMilliseconds } from '../../../shared/audio/duration';
import { withExtension } from '../../../shared/audio/fileName';
import { storeAudio } from '../../../shared/audio/storeAudio';
import { rethrow } from '../../../shared/http/rethrow';
import { InputError, ServiceError } from '../../../shared/http/serviceError';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { nameJobIn } from '../../mediaLab/results/explainJob';
import { describeSubtitles } from '../../output/textSubtitles';
import { findRecordings, toSource } from './findRecordings';
import type { Recording } from './findRecordings';
import { describeReuse } from './narration';
import type { Narration } from './narration';
import { assembleTrack } from './track/assembleTrack';
import { measureSpeech } from './track/measureSpeech';
import type { Clip, Edges } from './track/measureSpeech';
import { placeLines } from './track/placeLines';
import type { SpokenLine } from './track/placeLines';

/** How recordings become a track. */
export interface TrackOptions {
	outputBinaryPropertyName: string;
	/** How many recordings are read at a time. */
	concurrency: number;
}

/**
 * Makes the output item of a script from the recordings of its lines: the track, its subtitles, and when each line is said.
 *
 * @param jobs all completed, in order
 * @throws ServiceError where a recording is missing or cannot be read; InputError where a line is too long and that is to be
 *   an error
 */
export async function toNarrationItem(
	context: RunningContext,
	jobs: readonly Job[],
	narration: Narration,
	{ outputBinaryPropertyName, concurrency }: TrackOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const recordings = findRecordings(jobs, narration);
	const spoken = await measureLines(context, recordings, narration, concurrency, signal);
	const { clips, cues, overruns } = placeLines(spoken, narration.timing);
	const track = assembleTrack(clips);
	const { binary, bytes } = await storeAudio(context, track.read(), {
		nameFile: ({ extension }) => withExtension(narration.fileName, extension),
		fallback: { extension: 'wav', mimeType: 'audio/wav' },
		explainEmpty: () =>
			new ServiceError('The recordings of the script hold no sound', {
				hint: 'Run the node again, or report the jobs to Tencent',
				code: 'resultMissing',
			}),
		explainForeign: () => undefined,
	});
	return {
		json: {
			...describeJobs(jobs),
			...describeReuse(narration),
			fileName: binary.fileName,
			durationSeconds: roundToMilliseconds(track.durationSeconds),
			sampleRate: track.sampleRate,
			channels: track.channels,
			bytes,
			...describeSubtitles(cues, narration.subtitleFormat),
			overruns: overruns.map((overrun) => ({ ...overrun })),
		},
		binary: { [outputBinaryPropertyName]: binary },
	};
}

/** What is known of the jobs of a script, whether they have ended or not. */
export function describeJobs(jobs: readonly Job[]): IDataObject {
	const customId = jobs[0]?.customId;
	return { jobIds: jobs.map(({ id }) => id), ...(customId && { customId }) };
}

/** Where the recordings are that were not paid for again, for an item without the track. */
export function describeReusedFiles({ pieces, reused }: Narration): IDataObject {
	const pathOf = new Map(reused.map(({ stem, path }) => [stem, path]));
	const reusedFiles = pieces.flatMap(({ line, stem }) => {
		const path = pathOf.get(stem);
		return path === undefined ? [] : [{ line: line + 1, path }];
	});
	return reusedFiles.length === 0 ? {} : { reusedFiles };
}

async function measureLines(
	context: RunningContext,
	recordings: readonly Recording[],
	{ pieces, lines, trimSilence }: Narration,
	concurrency: number,
	signal: AbortSignal,
): Promise<SpokenLine[]> {
	const measured = await mapSettled(
		recordings,
		async (recording, index) => {
			const { line } = pieces[index]!;
			// Between the pieces of a line, the vendor's own pauses stay.
			const edges: Edges = {
				start: trimSilence && pieces[index - 1]?.line !== line,
				end: trimSilence && pieces[index + 1]?.line !== line,
			};
			return await measure(context, recording, edges, signal);
		},
		{ concurrency, stopOnFailure: true, signal },
	);
	signal.throwIfAborted();
	const clips = measured.map((result) => {
		if (result?.status === 'rejected') rethrow(result.reason);
		return result?.value;
	});
	return lines.map((line, number) => ({
		line,
		clips: clips.filter(
			(clip, index): clip is Clip => clip !== undefined && pieces[index]!.line === number,
		),
	}));
}

/** @throws ServiceError that names the job, where it is of this run */
async function measure(
	context: RunningContext,
	recording: Recording,
	edges: Edges,
	signal: AbortSignal,
): Promise<Clip> {
	try {
		return await measureSpeech(toSource(context, recording, signal), edges);
	} catch (error) {
		const failure = error instanceof InputError ? isDamaged(error) : error;
		if (!(failure instanceof ServiceError)) rethrow(failure);
		throw recording.jobId === undefined
			? cannotBeReused(failure)
			: nameJobIn(failure, recording.jobId);
	}
}

/** What is wrong with a recording is not what the user has entered. */
function isDamaged({ message, code }: InputError): ServiceError {
	const hint = 'Run the node again, or report the job to Tencent';
	return new ServiceError(message, { hint, code });
}

/** It was there, and was audio, before anything was paid for. */
function cannotBeReused({ message, ...details }: ServiceError): ServiceError {
	return new ServiceError(`A recording from an earlier run cannot be reused: ${message}`, {
		...details,
		hint: 'Run the node again, or turn off Reuse Recordings in Options',
	});
}
