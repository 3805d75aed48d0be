import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { runListing } from '../../shared/items';
import { hideSecrets } from '../jobs/hideSecrets';
import { listJobs } from '../jobs/requests';
import { simplifyJob } from '../jobs/simplify';
import { read } from '../transport';
import { readOptionFields, readReadOptions } from './jobFields';

/** The fields of the operation. */
export function createFields(): INodeProperties[] {
	return [
		{
			displayName: 'Custom ID',
			name: 'customId',
			type: 'string',
			default: '',
			required: true,
			description: 'The Custom ID that the jobs were created with; several jobs can have the same',
		},
		readOptionFields,
	];
}

/** Lists the jobs of a Custom ID, for every item. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runListing(context, async (itemIndex, signal) => {
		const { simplify } = readReadOptions(context, itemIndex);
		const customId = String(context.getNodeParameter('customId', itemIndex) ?? '').trim();
		const { jobs } = await read(context, listJobs(customId), signal);
		return (jobs ?? []).map((job) => (simplify ? { ...simplifyJob(job) } : { ...(hideSecrets(job) as object) }));
	});
}
