import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { runItems } from '../../../../shared/n8n/items';
import { readText } from '../../../../shared/n8n/parameters';
import { requireCosCredential } from '../../../cos/requireCosCredential';
import { getJob } from '../../../mediaLab/api/requests';
import { toProgress } from '../../../mediaLab/lifecycle/states';
import { sendWithRetries } from '../../../mediaLab/transport';
import { downloadFields, readDownload, readOutputField } from '../../../output/downloadFields';
import { toJobItem } from '../../../output/jobItem';
import { readingOptionFields, readReadingOptions } from '../../fields/optionFields';

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
			description: 'The ID that the vendor gave the job when it was created',
		},
		...downloadFields,
		readingOptionFields,
	];
}

/** Fetches a job for every item, with its audio where that is asked for. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(context, CONCURRENCY, async (itemIndex, signal) => {
		const downloads = readDownload(context, itemIndex);
		if (downloads) requireCosCredential(context, 'download the audio');
		const outputBinaryPropertyName = downloads ? readOutputField(context, itemIndex) : undefined;
		const { simplify } = readReadingOptions(context, itemIndex);
		const jobId = readText(context, 'jobId', itemIndex);
		const { job } = await sendWithRetries(context, getJob(jobId), signal);
		return await toJobItem(
			context,
			toProgress(job),
			{ simplify, outputBinaryPropertyName },
			signal,
		);
	});
}
