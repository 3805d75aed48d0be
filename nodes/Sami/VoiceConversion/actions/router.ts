import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { withNodeErrors } from '../../../shared/n8n/nodeError';
import { readParameter } from '../../../shared/n8n/parameters';
import * as convert from './convert.operation';
import * as getSpeakers from './getSpeakers.operation';

const OPERATIONS = { convert: 'Convert', getSpeakers: 'Get Speakers' };

/** Runs the operation that is chosen. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await withNodeErrors(context.getNode(), async () => {
		const operation = enteredChoice('Operation', OPERATIONS);
		switch (readParameter(context, 'operation', 0, operation)) {
			case 'convert':
				return await convert.execute(context);
			case 'getSpeakers':
				return getSpeakers.execute(context);
		}
	});
}
