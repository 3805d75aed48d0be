import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { requireDownloadCredential } from '../../output/downloadFields';
import type { LengthNeed, Plan } from '../plan/plannedJob';
import { readRunSettings } from '../plan/runSettings';
import { runJobs } from '../runJobs';
import type { RunJobsOptions } from '../runJobs';
import { readDryRun, toDryRunItems } from './dryRun';
import { limitCharacters, readMaxCharacters } from './limitCharacters';
import { limitMinutes, readMaxMinutes } from './limitMinutes';

/** The settings of a run that makes audio. */
export interface SpeechRun extends RunJobsOptions {
	/** Whether nothing is to be created. */
	isDryRun: boolean;
	/** How many characters may be spoken; 0 for any number. */
	maxCharacters: number;
	/** How long the recordings may be together; 0 for any length. */
	maxMinutes: number;
	lengthNeed: LengthNeed;
}

/**
 * Reads the settings of a run that makes audio.
 *
 * @throws InputError with the first field that is wrong, or where a download lacks its credential
 */
export async function readSpeechRun(context: IExecuteFunctions): Promise<SpeechRun> {
	const run = readRunSettings(context);
	const isDryRun = readDryRun(context);
	const maxCharacters = readMaxCharacters(context);
	const maxMinutes = readMaxMinutes(context);
	if (run.itemOptions.outputBinaryPropertyName !== undefined)
		await requireDownloadCredential(context);
	const lengthNeed = maxMinutes > 0 ? 'required' : isDryRun ? 'wanted' : 'none';
	return { ...run, isDryRun, maxCharacters, maxMinutes, lengthNeed };
}

/** Runs the planned jobs, unless their texts or recordings are longer than the user allows, or this is a Dry Run. */
export async function runSpeech(
	context: IExecuteFunctions,
	plans: Plan[],
	{ isDryRun, maxCharacters, maxMinutes, ...run }: SpeechRun,
): Promise<INodeExecutionData[]> {
	const spoken = limitCharacters(context, plans, maxCharacters);
	const allowed = limitMinutes(context, spoken, maxMinutes);
	if (isDryRun) return toDryRunItems(context, allowed, run.narrations);
	return await runJobs(context, allowed, run);
}
