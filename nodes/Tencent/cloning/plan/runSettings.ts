import type { IExecuteFunctions } from 'n8n-workflow';
import { readDownload } from '../../output/downloadFields';
import { readRunOptions } from '../fields/readOptions';
import { readWait } from '../fields/waitFields';
import type { WaitUnit } from '../fields/waitFields';
import type { RunJobsOptions } from '../runJobs';
import { readIdempotencyKey } from './idempotencyKey';

/**
 * Reads what applies to the whole run of an operation that creates jobs, from the first item.
 *
 * @param unit of Max Wait
 * @throws InputError with the first field that is wrong
 */
export function readRunSettings(context: IExecuteFunctions, unit?: WaitUnit): RunJobsOptions {
	const { concurrency, pollingInterval, simplify } = readRunOptions(context);
	const wait = readWait(context, 0, unit);
	const outputBinaryPropertyName = wait.waitMode === 'none' ? undefined : readDownload(context);
	return {
		idempotencyKey: readIdempotencyKey(context),
		wait,
		concurrency,
		pollingInterval,
		itemOptions: { simplify, outputBinaryPropertyName },
	};
}
