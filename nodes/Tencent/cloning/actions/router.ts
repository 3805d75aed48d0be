import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { withNodeErrors } from '../../../shared/n8n/nodeError';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import { isResumed } from '../suspend/suspendExecution';
import { resumeJobs } from '../suspend/suspendJobs';
import { audio } from './audio/audio.resource';
import { job } from './job/job.resource';
import { model } from './model/model.resource';
import type { Resource } from './operation';

const RESOURCES: Record<string, Resource> = { audio, job, model };

const resourceField: INodeProperties = {
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
};

/** The fields of a cloning node: those of all operations, as far as its capability has them. */
export function createProperties(capability: KnownCapability): INodeProperties[] {
	const operationFields = Object.values(RESOURCES).map(({ createOperationField }) =>
		createOperationField(capability),
	);
	const fields = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
		Object.entries(operations).flatMap(([operation, { createFields }]) =>
			createFields(capability).map((field) => showFor(resource, operation, field)),
		),
	);
	return [resourceField, ...operationFields, ...fields];
}

/**
 * Shows a field in one operation. The operation is asked for first, because n8n shows a field as soon as it finds an
 * expression among what the field depends on.
 */
function showFor(resource: string, operation: string, field: INodeProperties): INodeProperties {
	const { displayOptions } = field;
	const show = { resource: [resource], operation: [operation], ...displayOptions?.show };
	return { ...field, displayOptions: { ...displayOptions, show } };
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
			: await RESOURCES[resource]!.operations[operation]!.execute(context, capability);
	return [await withNodeErrors(context.getNode(), run)];
}
