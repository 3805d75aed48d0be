import type { Resource } from '../operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';

export const job: Resource = {
	createOperationField: ({ displayName }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: `Create a ${displayName} job`,
				description: 'Create a job from a request of your own',
			},
			{
				name: 'Get',
				value: 'get',
				action: `Get a ${displayName} job`,
				description: 'Get a job by its ID',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: `Get many ${displayName} jobs`,
				description: 'Get the jobs with a Custom ID',
			},
		],
		default: 'get',
	}),
	operations: { create, get, getMany },
};
