import type { Resource } from '../operation';
import * as generate from './generate.operation';

export const audio: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['audio'] } },
		options: [
			{
				name: 'Generate',
				value: 'generate',
				action: 'Generate audio',
				description: 'Generate audio in the voice of a model',
			},
		],
		default: 'generate',
	},
	operations: { generate },
};
