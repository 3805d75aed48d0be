import type { IExecuteFunctions } from 'n8n-workflow';
import { mapSettled } from '../../../../shared/concurrency/mapSettled';
import { rethrow } from '../../../../shared/http/rethrow';
import { InputError, ServiceError } from '../../../../shared/http/serviceError';
import { cancelSignalOf } from '../../../../shared/n8n/runningContext';
import { createCosClient } from '../../../cos/cosClient';
import { requireCosCredential } from '../../../cos/requireCosCredential';
import { findRecording } from './findRecording';

/** What was found in the bucket. */
export interface FoundRecordings {
	/** Object keys, by the prefix that was looked for. */
	paths: ReadonlyMap<string, string>;
	/** Why nothing could be looked for. */
	obstacle?: string;
}

/** Looks for the recordings of earlier runs. What was found for a prefix holds for the whole run. */
export interface RecordingFinder {
	/**
	 * @param prefixes of object keys, each up to the end of a stem
	 * @throws ServiceError where the bucket cannot be listed, unless the key may not: what is there would be paid for again
	 */
	find(prefixes: readonly string[]): Promise<FoundRecordings>;
}

/**
 * Binds looking for recordings to a run. Nothing is sent yet.
 *
 * @param run whose own recordings are left out: what a first try has paid for, the next takes from its jobs
 */
export function createRecordingFinder(
	context: IExecuteFunctions,
	run: number,
	concurrency: number,
): RecordingFinder {
	const signal = cancelSignalOf(context);
	const client = createCosClient(context);
	const found = new Map<string, string | undefined>();
	let obstacle: string | undefined;

	const look = async (prefix: string): Promise<void> => {
		if (obstacle !== undefined || found.has(prefix)) return;
		try {
			found.set(prefix, await findRecording(client, prefix, run, signal));
		} catch (error) {
			if (!(error instanceof ServiceError)) rethrow(error);
			if (error.code !== 'accessDenied') throw withWayOut(error);
			noteObstacle(error);
		}
	};
	const noteObstacle = ({ message, hint }: ServiceError | InputError): void => {
		if (obstacle !== undefined) return;
		obstacle = `No recordings were reused. ${message}. ${hint}`;
		context.logger.warn(obstacle);
	};
	const lookForAll = async (prefixes: readonly string[]): Promise<void> => {
		const options = { concurrency, stopOnFailure: true, signal };
		const results = await mapSettled(prefixes, look, options);
		// A run that is stopped creates nothing, so what it has found makes no difference.
		if (signal.aborted) return;
		for (const result of results) if (result?.status === 'rejected') rethrow(result.reason);
	};

	return {
		async find(prefixes) {
			try {
				await requireCosCredential(context, 'reuse recordings');
			} catch (error) {
				if (!(error instanceof InputError)) rethrow(error);
				noteObstacle(error);
			}
			// One alone, because a bucket that must not be listed would refuse all.
			await lookForAll(prefixes.slice(0, 1));
			await lookForAll(prefixes.slice(1));
			if (obstacle !== undefined) return { paths: new Map(), obstacle };
			const paths = prefixes.flatMap((prefix): Array<[string, string]> => {
				const path = found.get(prefix);
				return path === undefined ? [] : [[prefix, path]];
			});
			return { paths: new Map(paths) };
		},
	};
}

/** Whatever else is wrong, the download would fail as well, after the lines have been paid for. */
function withWayOut({ message, hint, ...details }: ServiceError): ServiceError {
	return new ServiceError(message, {
		...details,
		hint: `${hint}. To speak all lines without looking into the bucket, turn off Reuse Recordings in Options`,
	});
}
