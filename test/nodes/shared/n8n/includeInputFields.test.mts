import type { IDataObject } from 'n8n-workflow';
import {
	addInputFields,
	includeInputFieldsField,
	readIncludeInputFields,
} from '../../../../nodes/shared/n8n/includeInputFields';
import { runNode } from '../runNode.mts';

async function make(
	includeInputFields?: boolean | string,
	itemIndexes = [0],
	first: IDataObject = { row: 7, state: 'new' },
) {
	const run = await runNode({
		input: [{ json: first }, { json: { row: 8 } }],
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

	it.each([
		[
			'with Continue',
			{ error: 'Too long', message: 'Cut it', errorCode: 'recordingTooLong', details: {} },
		],
		[
			'from the error output',
			{ error: 'Too long', message: 'Cut it (error code: recordingTooLong)' },
		],
	])('leaves out why the item failed earlier, %s', async (_how, failure) => {
		expect((await make(true, [0], { row: 7, ...failure })).json).toEqual({ row: 7, state: 'done' });
	});

	it('keeps fields of the user that have the names of those of a failure', async () => {
		const fields = { error: 'a column', message: 'of the sheet', details: 'more' };
		expect((await make(true, [0], fields)).json).toEqual({ ...fields, state: 'done' });
	});

	it('takes the text that an expression returns for what it means', async () => {
		expect((await make('={{ "true" }}')).json).toEqual({ row: 7, state: 'done' });
		expect((await make('={{ "maybe" }}')).error!.message).toBe(
			'Include Input Fields must be true or false',
		);
	});
});
