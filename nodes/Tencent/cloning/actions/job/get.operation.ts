import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { mapSettled } from '../../../../shared/concurrency/mapSettled';
import { ServiceError } from '../../../../shared/http/serviceError';
import { readIncludeInputFields } from '../../../../shared/n8n/includeInputFields';
import { readText } from '../../../../shared/n8n/parameters';
import { cancelSignalOf } from '../../../../shared/n8n/runningContext';
import { getJob } from '../../../mediaLab/api/requests';
import type { Job } from '../../../mediaLab/api/responses/responseSchema';
import { toProgress } from '../../../mediaLab/lifecycle/states';
import { sendWithRetries } from '../../../mediaLab/transport';
import { readDownload, requireDownloadCredential } from '../../../output/downloadFields';
import { distinguishFileNames, nameFiles } from '../../../output/nameFiles';
import { getOptionFields } from '../../fields/optionCollections';
import { readFileName, readRunOptions } from '../../fields/readOptions';
import { createResultFields } from '../../fields/resultFields';
import { createWaitFields, readWait } from '../../fields/waitFields';
import { finishJobs } from '../../run/finishJobs';
import { jobsOf, throwFirstFailure, toUnfinishedItems } from '../../run/itemOutcome';
import type { ItemOutcome } from '../../run/itemOutcome';
import { waitForJobs } from '../../run/waitForJobs';

const CONCURRENCY = 5;

/** The fields of the operation. */
export function createFields(): INodeProperties[] {
	return [
		{
			displayName: 'Job ID',
			name: 'jobId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID that Tencent gave the job when it was created',
		},
		...createWaitFields('none'),
		...createResultFields(),
		getOptionFields,
	];
}

/** Fetches a job for every item, with its audio where that is asked for, once it has ended where it is to be waited for. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const wait = readWait(context, 0);
	const { pollingInterval, simplify } = readRunOptions(context);
	const itemOptions = { simplify, outputBinaryPropertyName: readDownload(context) };
	const outcomes = await fetchOutcomes(context);
	if (cancelSignalOf(context).aborted) return toUnfinishedItems(outcomes);
	throwFirstFailure(context, outcomes, (outcome) =>
		outcome.kind === 'failure' ? outcome.reason : undefined,
	);
	const makesAudio = jobsOf(outcomes).some(({ fileNames }) => fileNames.length > 0);
	if (itemOptions.outputBinaryPropertyName !== undefined && makesAudio)
		await requireDownloadCredential(context);
	if (wait.waitMode === 'none') {
		const options = { ...itemOptions, concurrency: CONCURRENCY, acceptsFailedJobs: true };
		return await finishJobs(context, outcomes, options);
	}
	const options = { wait, concurrency: CONCURRENCY, pollingInterval, itemOptions };
	return await waitForJobs(context, outcomes, options);
}

/** The jobs as a run has them that created them itself. */
async function fetchOutcomes(context: IExecuteFunctions): Promise<ItemOutcome[]> {
	const signal = cancelSignalOf(context);
	const jobs = await mapSettled(
		context.getInputData(),
		async (_item, itemIndex) => {
			readIncludeInputFields(context, itemIndex);
			const wanted = readFileName(context, itemIndex);
			const job = await fetchJob(context, itemIndex, signal);
			return { job, fileNames: nameFiles(job, { wanted, itemIndex }) };
		},
		{ concurrency: CONCURRENCY, stopOnFailure: !context.continueOnFail(), signal },
	);
	const fileNames = distinguishFileNames(
		jobs.map((result) => (result?.status === 'fulfilled' ? result.value.fileNames : [])),
	);
	return jobs.map((result, itemIndex): ItemOutcome => {
		const itemIndexes = [itemIndex];
		if (result === undefined) return { kind: 'skipped', itemIndexes };
		if (result.status === 'rejected') {
			return { kind: 'failure', itemIndexes, reason: result.reason };
		}
		const progress = toProgress(result.value.job);
		return {
			kind: 'job',
			itemIndexes,
			progress,
			uploads: [],
			forwardTo: '',
			fileNames: fileNames[itemIndex]!,
		};
	});
}

/** @throws ServiceError where the vendor answers with another job than the one that was asked for */
async function fetchJob(
	context: IExecuteFunctions,
	itemIndex: number,
	signal: AbortSignal,
): Promise<Job> {
	const jobId = readText(context, 'jobId', itemIndex);
	const { job } = await sendWithRetries(context, getJob(jobId), signal);
	if (job.id === jobId) return job;
	throw new ServiceError(`Tencent Media Lab returned another job than ${jobId}`, {
		hint: 'Check Job ID, and try again later',
		references: { 'job ID': jobId, returned: job.id },
	});
}
