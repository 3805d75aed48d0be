import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { includeInputFieldsField } from '../../../../shared/n8n/includeInputFields';
import { runListing } from '../../../../shared/n8n/items';
import { readText } from '../../../../shared/n8n/parameters';
import { customIdSchema, parseRequest } from '../../../mediaLab/api/requestSchema';
import { readJobList } from '../../../mediaLab/api/responses/readJobList';
import { listJobs } from '../../../mediaLab/api/requests';
import { hideSecrets } from '../../../mediaLab/results/hideSecrets';
import { simplifyJob } from '../../../mediaLab/results/simplifyJob';
import { sendWithRetries } from '../../../mediaLab/transport';
import { readingOptionFields } from '../../fields/optionCollections';
import { readReadingOptions } from '../../fields/readOptions';

/** The fields of the operation. */
export function createFields(): INodeProperties[] {
	return [
		{
			displayName: 'Custom ID',
			name: 'customId',
			type: 'string',
			default: '',
			required: true,
			description: 'The Custom ID that the jobs were created with. Several jobs can share one.',
		},
		includeInputFieldsField,
		readingOptionFields,
	];
}

/** Lists the jobs of a Custom ID, for every item. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runListing(context, async (itemIndex, signal) => {
		const { simplify } = readReadingOptions(context, itemIndex);
		const customId = parseRequest(customIdSchema, readText(context, 'customId', itemIndex));
		const response = await sendWithRetries(context, listJobs(customId), signal);
		const { jobs } = readJobList(customId, response);
		const total = response.total ?? 0;
		if (jobs.length < total) {
			context.addExecutionHints({
				message: `Tencent Media Lab lists only ${jobs.length} of the ${total} jobs with the Custom ID ${customId}`,
				type: 'warning',
				location: 'outputPane',
			});
		}
		return jobs.map((job) =>
			simplify ? { ...simplifyJob(job) } : { ...(hideSecrets(job) as object) },
		);
	});
}
