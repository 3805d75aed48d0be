import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { cancelSignalOf, toErrorItem } from '../../shared/items';
import { toNodeError } from '../../shared/nodeError';
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
	const output: INodeExecutionData[] = [];
	for (const item of context.getInputData().keys()) {
		const [listed] = await Promise.allSettled([list(context, item)]);
		if (listed.status === 'fulfilled') {
			output.push(...listed.value.map((json) => ({ json, pairedItem: { item } })));
			continue;
		}
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), listed.reason, item);
		output.push(toErrorItem(context, listed.reason, item));
	}
	return output;
}

async function list(context: IExecuteFunctions, itemIndex: number): Promise<Array<INodeExecutionData['json']>> {
	const { simplify } = readReadOptions(context, itemIndex);
	const customId = String(context.getNodeParameter('customId', itemIndex) ?? '').trim();
	const { jobs } = await read(context, listJobs(customId), cancelSignalOf(context));
	return (jobs ?? []).map((job) => (simplify ? { ...simplifyJob(job) } : { ...job }) as INodeExecutionData['json']);
}
