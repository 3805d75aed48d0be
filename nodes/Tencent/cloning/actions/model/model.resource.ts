import type { Resource } from '../operation';
import * as getMany from './getMany.operation';
import * as train from './train.operation';

export const model: Resource = {
	createOperationField: ({ modelOf }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['model'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getMany',
				action: `Get many ${modelOf} models`,
				description: 'Get the trained models',
			},
			{
				name: 'Train',
				value: 'train',
				action: `Train a ${modelOf} model`,
				description: `Train a ${modelOf} model with recordings`,
			},
		],
		default: 'train',
	}),
	operations: { getMany, train },
};
