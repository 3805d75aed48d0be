import type { Resource } from '../operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';

export const job: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a job',
				description: 'Create a job from a request that you write yourself',
			},
			{ name: 'Get', value: 'get', action: 'Get a job', description: 'Get a job by its ID' },
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many jobs',
				description: 'Get the jobs that were created with a Custom ID',
			},
		],
		default: 'get',
	},
	operations: { create, get, getMany },
};
