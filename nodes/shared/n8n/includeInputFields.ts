import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { enteredFlag } from './enteredValue';
import { withoutFailure } from './errorItem';
import { readParameter } from './parameters';

/** Whether results keep the fields of the items they were made from. */
export const includeInputFieldsField: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: false,
	description: 'Whether to keep the fields of the input item beside the result',
};

const includeInputFieldsSchema = enteredFlag('Include Input Fields');

/** @throws InputError when an expression returns something else than true or false */
export function readIncludeInputFields(context: IExecuteFunctions, itemIndex: number): boolean {
	return readParameter(context, 'includeInputFields', itemIndex, includeInputFieldsSchema, false);
}

/**
 * Adds the fields of the input item to a result. Where both have a field, that of the result stays. What the input says of
 * an earlier failure is left out.
 *
 * @param itemIndexes of the input items that the result was made from; the fields are those of the first
 */
export function addInputFields(
	context: IExecuteFunctions,
	itemIndexes: readonly number[],
	item: INodeExecutionData,
): INodeExecutionData {
	const input = context.getInputData()[itemIndexes[0]!];
	return { ...item, json: { ...withoutFailure(input?.json ?? {}), ...item.json } };
}
