import type { AudioSource } from '../../../shared/audio/cutting/cutPlan';
import { inspectAudio } from '../../../shared/audio/inspectAudio';
import { peekAudio } from '../../../shared/audio/peekAudio';
import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import type { BucketLocation } from '../../cos/bucketLocation';
import { createCosClient } from '../../cos/cosClient';
import { readObject } from '../../cos/objects/readObject';
import type { KnownObject } from '../../cos/objects/readObject';
import { requireExpected } from '../../cos/objects/storeObject';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { readResults } from '../../mediaLab/results/readResults';
import type { Narration } from './narration';

/** Where the recording of a piece of a script is. */
export interface Recording {
	/** Missing where it is of an earlier run. */
	jobId?: string;
	path: string;
	/** Of another bucket than that of the credential. */
	location?: BucketLocation;
}

/**
 * Finds the recording of each piece of a script among those of earlier runs and the results of its jobs, by the names that the
 * node gave them.
 *
 * @returns in the order of the script
 * @throws ServiceError where the vendor names no file for a piece
 */
export function findRecordings(
	jobs: readonly Job[],
	{ pieces, reused }: Pick<Narration, 'pieces' | 'reused'>,
): Recording[] {
	const recordings = new Map(reused.map(({ stem, path }): [string, Recording] => [stem, { path }]));
	for (const job of jobs) {
		for (const { path, location, mark } of readResults(job)) {
			if (path === undefined || !mark) continue;
			recordings.set(mark.stem, { jobId: job.id, path, location });
		}
	}
	return pieces.map(({ line, stem }) => {
		const recording = recordings.get(stem);
		if (recording) return recording;
		throw new ServiceError(`Tencent names no file for line ${line + 1} of the script`, {
			hint: 'Look at the jobs with Job → Get, with Simplify turned off, and report their IDs to Tencent',
			code: 'resultMissing',
			references: { 'job IDs': jobs.map(({ id }) => id).join(', ') },
		});
	});
}

/**
 * Opens a recording as often as needed. It must stay the same meanwhile.
 *
 * @returns its `open` throws a ServiceError where COS does not return it, or it is no WAV file
 */
export function toSource(
	context: RunningContext,
	{ path, location }: Recording,
	signal: AbortSignal,
): AudioSource {
	const client = createCosClient(context, location);
	const known: KnownObject = {};
	const open = async () => {
		const pieces = readObject(client, path, { start: 0 }, signal, known);
		const { head, whole } = await peekAudio(pieces);
		try {
			requireExpected(head, path);
			if (inspectAudio(head)?.extension !== 'wav') throw isNoWav(path);
			return whole;
		} catch (error) {
			await pieces.return(undefined);
			rethrow(error);
		}
	};
	return { fileName: path, open };
}

function isNoWav(path: string): ServiceError {
	return new ServiceError(`The recording '${path}' is not a WAV file`, {
		hint: 'Only WAV files can be narrated together. Generate the lines with Audio → Generate instead',
		code: 'formatNotAccepted',
	});
}
