import { updateDisplayOptions } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { withNodeErrors } from '../../../shared/n8n/nodeError';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import { isResumed } from '../suspend/suspendExecution';
import { resumeJobs } from '../suspend/suspendJobs';
import * as generateAudio from './audio/generate.operation';
import * as getJob from './job/get.operation';
import * as getManyJobs from './job/getMany.operation';
import * as getManyModels from './model/getMany.operation';
import * as trainModel from './model/train.operation';

interface Operation {
	createFields(capability: KnownCapability): INodeProperties[];
	execute(context: IExecuteFunctions, capability: KnownCapability): Promise<INodeExecutionData[]>;
}

const OPERATIONS: Record<string, Record<string, Operation>> = {
	audio: { generate: generateAudio },
	job: { get: getJob, getMany: getManyJobs },
	model: { getMany: getManyModels, train: trainModel },
};

const selectors: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'Job', value: 'job' },
			{ name: 'Model', value: 'model' },
		],
		default: 'audio',
	},
	{
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
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
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
	{
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
];

/** The fields of a cloning node: those of all operations, as far as its capability has them. */
export function createProperties(capability: KnownCapability): INodeProperties[] {
	return [
		...selectors,
		...Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
			Object.entries(operations).flatMap(([operation, { createFields }]) =>
				updateDisplayOptions(
					{ show: { resource: [resource], operation: [operation] } },
					createFields(capability),
				),
			),
		),
	];
}

/** Runs the chosen operation, or continues one whose execution was suspended. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0) as string;
	const run = async () =>
		isResumed(context)
			? await resumeJobs(context)
			: await OPERATIONS[resource]![operation]!.execute(context, capability);
	return [await withNodeErrors(context.getNode(), run)];
}
