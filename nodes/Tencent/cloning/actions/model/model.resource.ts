import type { Resource } from '../operation';
import * as getMany from './getMany.operation';
import * as train from './train.operation';

export const model: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['model'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many models',
				description: 'Get the trained models',
			},
			{
				name: 'Train',
				value: 'train',
				action: 'Train a model',
				description: 'Train a model with recordings of a voice',
			},
		],
		default: 'train',
	},
	operations: { getMany, train },
};
