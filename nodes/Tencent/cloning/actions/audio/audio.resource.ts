import type { Resource } from '../operation';
import * as generate from './generate.operation';

export const audio: Resource = {
	createOperationField: ({ generateAction }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['audio'] } },
		options: [
			{
				name: 'Generate',
				value: 'generate',
				action: generateAction,
				description: 'Generate audio from text or a recording with a cloned voice',
			},
		],
		default: 'generate',
	}),
	operations: { generate },
};
