import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { enteredFlag, enteredNumber } from '../../../../shared/n8n/enteredValue';
import { includeInputFieldsField } from '../../../../shared/n8n/includeInputFields';
import { readParameter, wholeNumber } from '../../../../shared/n8n/parameters';
import { runListing } from '../../../../shared/n8n/items';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import type { Model } from '../../../mediaLab/api/responses/responseSchema';
import { readTime } from '../../../mediaLab/api/timing';
import { readModelPages } from '../../../mediaLab/readModelPages';

/** The fields of the operation. */
export function createFields(): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		includeInputFieldsField,
	];
}

/** Lists the trained models, once for every input item. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	return await runListing(context, async (itemIndex, signal) =>
		(await readModels(context, capability, itemIndex, signal)).map(toJson),
	);
}

const returnAllSchema = enteredFlag('Return All');
const limitSchema = enteredNumber(wholeNumber('Limit', 1, 2 ** 31 - 1));

async function readModels(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
	signal: AbortSignal,
): Promise<Model[]> {
	const isUnlimited = readParameter(context, 'returnAll', itemIndex, returnAllSchema);
	const limit = isUnlimited ? Infinity : readParameter(context, 'limit', itemIndex, limitSchema);
	const models: Model[] = [];
	for await (const page of readModelPages(context, capability, { offset: 0, limit }, signal))
		models.push(...page.models);
	return models.slice(0, limit);
}

function toJson({ createdAt, ...model }: Model): INodeExecutionData['json'] {
	const time = readTime(createdAt);
	return { ...model, ...(time === undefined ? {} : { createdAt: new Date(time).toISOString() }) };
}
