import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';
import { createAdditionalData } from './additionalData.mts';
import { CredentialStore } from './credentials/CredentialStore.mts';
import type { CredentialRecord, CredentialTypeRecord } from './credentials/CredentialStore.mts';
import { CredentialsHelper } from './credentials/CredentialsHelper.mts';
import { startInstance } from './instance.mts';
import { n8nWorkflow } from './n8nModules.mts';
import { createNodeTypes, instanceOf } from './nodeTypes.mts';

interface ListSearchOptions {
	filter?: string;
	paginationToken?: string;
	/** What is filled in on the node so far. */
	parameters?: INodeParameters;
	credentialTypes?: CredentialTypeRecord;
	credentials?: CredentialRecord;
}

/** Fills a “From list” as n8n does when a user opens it: calls the node's `listSearch` method of that name. */
export async function listSearch(
	given: INodeType | (new () => INodeType),
	method: string,
	options: ListSearchOptions = {},
): Promise<INodeListSearchResult> {
	const {
		filter,
		paginationToken,
		parameters = {},
		credentialTypes = {},
		credentials = {},
	} = options;
	await startInstance();
	const nodeType = instanceOf(given);
	const { name, version, defaultVersion, credentials: usable = [] } = nodeType.description;
	const search = nodeType.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node “${name}” has no list search “${method}”`);

	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: name,
		typeVersion: defaultVersion ?? [version].flat().at(-1)!,
		position: [0, 0],
		parameters: structuredClone(parameters),
		credentials: Object.fromEntries(
			usable
				.filter(({ name }) => name in credentials)
				.map(({ name }) => [name, { id: name, name }]),
		),
	};
	const workflow = new n8nWorkflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: createNodeTypes({ [name]: nodeType }),
	});
	const additionalData = createAdditionalData({
		credentialsHelper: new CredentialsHelper(new CredentialStore(credentialTypes, credentials)),
		currentNodeParameters: node.parameters,
	});
	return await search.call(
		new LoadOptionsContext(workflow, node, additionalData, ''),
		filter,
		paginationToken,
	);
}
