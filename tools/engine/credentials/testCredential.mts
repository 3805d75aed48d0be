import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INode,
	INodeCredentialTestResult,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';
import { createAdditionalData } from '../additionalData.mts';
import { NoOperation } from '../baseNodes/NoOperation.mts';
import { startInstance } from '../instance.mts';
import { n8nWorkflow } from '../n8nModules.mts';
import { createNodeTypes, instanceOf } from '../nodeTypes.mts';
import type { NodeTypeRecord } from '../nodeTypes.mts';
import { CredentialStore } from './CredentialStore.mts';
import type { CredentialTypeRecord } from './CredentialStore.mts';
import { CredentialsHelper } from './CredentialsHelper.mts';

type CredentialTest = ICredentialTestFunction | ICredentialTestRequest;

/** Tests a credential as n8n does when it is saved: by its own `test`, or as a node says with `testedBy`. */
export async function testCredential(
	credentialType: ICredentialType | (new () => ICredentialType),
	data: ICredentialDataDecryptedObject,
	nodeTypes: NodeTypeRecord = {},
	parentTypes: CredentialTypeRecord = {},
): Promise<INodeCredentialTestResult> {
	await startInstance();
	const type = instanceOf(credentialType);
	const { name } = type;
	const test = type.test ?? findTestedBy(name, nodeTypes);
	if (!test) return { status: 'Error', message: 'No testing function found for this credential.' };

	const store = new CredentialStore({ ...parentTypes, [name]: type }, { [name]: data });
	const helper = new CredentialsHelper(store);
	const complete = helper.complete(
		createAdditionalData({ credentialsHelper: helper }),
		data,
		name,
		'internal',
	);
	return typeof test === 'function'
		? await test.call(new CredentialTestContext(), { id: name, name, type: name, data: complete })
		: await runTestRequest(test, name, complete, helper);
}

function findTestedBy(
	credentialName: string,
	nodeTypes: NodeTypeRecord,
): CredentialTest | undefined {
	for (const given of Object.values(nodeTypes)) {
		for (const { description, methods } of versionsOf(instanceOf(given))) {
			const testedBy = description.credentials?.find(
				({ name }) => name === credentialName,
			)?.testedBy;
			if (testedBy)
				return typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : testedBy;
		}
	}
	return undefined;
}

function versionsOf(nodeType: INodeType | IVersionedNodeType): INodeType[] {
	return 'nodeVersions' in nodeType ? Object.values(nodeType.nodeVersions).reverse() : [nodeType];
}

async function runTestRequest(
	{ request, rules = [] }: ICredentialTestRequest,
	name: string,
	data: ICredentialDataDecryptedObject,
	credentialsHelper: CredentialsHelper,
): Promise<INodeCredentialTestResult> {
	const type = 'n8n-nodes-base.noOp';
	const nodeType = new NoOperation();
	nodeType.description.credentials = [{ name, required: true }];
	nodeType.description.properties = [
		{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
	];
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [name]: { id: name, name } },
	};
	const workflow = new n8nWorkflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: createNodeTypes({ [type]: nodeType }),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		createAdditionalData({ credentialsHelper }),
		'internal',
		n8nWorkflow.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const output = await new RoutingNode(context, nodeType, {
			id: name,
			name,
			type: name,
			data,
		}).runNode();
		const body = output?.[0]?.[0]?.json ?? {};
		for (const { type, properties } of rules) {
			if (type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value) {
				return { status: 'Error', message: properties.message };
			}
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: explain(error as Error, rules) };
	}
}

function explain(error: Error, rules: NonNullable<ICredentialTestRequest['rules']>): string {
	const cause = error.cause as
		{ response?: { status: number; statusText?: string }; code?: string } | undefined;
	const response = cause?.response;
	if (!response) return cause?.code ?? error.message;
	for (const { type, properties } of rules) {
		if (type === 'responseCode' && response.status === properties.value) return properties.message;
	}
	return response.statusText || `Received HTTP status code: ${response.status}`;
}

function valueAt(body: IDataObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], body);
}
