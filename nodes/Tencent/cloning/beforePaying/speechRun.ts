import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { requireDownloadCredential } from '../../output/downloadFields';
import type { Plan } from '../plan/plannedJob';
import { readRunSettings } from '../plan/runSettings';
import { runJobs } from '../runJobs';
import type { RunJobsOptions } from '../runJobs';
import { readDryRun, toDryRunItems } from './dryRun';
import { limitCharacters } from './limitCharacters';

/**
 * Reads the settings of a run that makes audio.
 *
 * @throws InputError with the first field that is wrong, or where a download lacks its credential
 */
export async function readSpeechRun(context: IExecuteFunctions): Promise<RunJobsOptions> {
	const run = readRunSettings(context);
	if (run.itemOptions.outputBinaryPropertyName !== undefined)
		await requireDownloadCredential(context);
	return run;
}

/** Runs the planned jobs, unless their texts are longer than the user allows, or this is a Dry Run. */
export async function runSpeech(
	context: IExecuteFunctions,
	plans: Plan[],
	run: RunJobsOptions,
): Promise<INodeExecutionData[]> {
	const allowed = limitCharacters(context, plans);
	if (readDryRun(context)) return toDryRunItems(context, allowed, run.narrations);
	return await runJobs(context, allowed, run);
}
