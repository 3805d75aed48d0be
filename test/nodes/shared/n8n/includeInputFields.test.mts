import {
	addInputFields,
	includeInputFieldsField,
	readIncludeInputFields,
} from '../../../../nodes/shared/n8n/includeInputFields';
import { runNode } from '../runNode.mts';

async function make(includeInputFields?: boolean | string, itemIndexes = [0]) {
	const run = await runNode({
		input: [{ json: { row: 7, state: 'new' } }, { json: { row: 8 } }],
		properties: [includeInputFieldsField],
		parameters: includeInputFields === undefined ? {} : { includeInputFields },
		work: async (context, itemIndex) => {
			const result = { json: { state: 'done' } };
			return readIncludeInputFields(context, itemIndex)
				? addInputFields(context, itemIndexes, result)
				: result;
		},
	});
	return { json: run.items('Work')[0]?.json, error: run.error };
}

describe('Include Input Fields', () => {
	it('leaves the fields of the input out at first', async () => {
		expect((await make()).json).toEqual({ state: 'done' });
	});

	it('keeps the fields of the input, except those that the result has too', async () => {
		expect((await make(true)).json).toEqual({ row: 7, state: 'done' });
	});

	it('keeps the fields of the first of several items', async () => {
		expect((await make(true, [1, 0])).json).toEqual({ row: 8, state: 'done' });
	});

	it('takes the text that an expression returns for what it means', async () => {
		expect((await make('={{ "true" }}')).json).toEqual({ row: 7, state: 'done' });
		expect((await make('={{ "maybe" }}')).error!.message).toBe(
			'Include Input Fields must be true or false',
		);
	});
});
