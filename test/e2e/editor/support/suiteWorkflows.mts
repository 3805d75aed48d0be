import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';
import { forms } from './forms/index.mts';
import { nodes } from './nodes.mts';

/** The name by which n8n knows this package. */
export const packageName = 'n8n-nodes-voice-cloning';

/** What every node of this package may use. */
const credentials = {
	samiApi: { id: 'sami-sandbox', name: 'SAMI Sandbox' },
	tencentMediaLabApi: { id: 'tencent-sandbox', name: 'Tencent Media Lab Sandbox' },
	tencentCosApi: { id: 'cos-sandbox', name: 'Tencent COS Sandbox' },
};

/** Which credentials a node has. */
export function credentialsOf(type: string): INode['credentials'] {
	const { samiApi, ...tencent } = credentials;
	return type.startsWith('sami') ? { samiApi } : tencent;
}

/** The ID of the workflow whose nodes have the forms of a node, in their order. */
export function formsWorkflowId(type: string): string {
	return `forms-${type}`;
}

/** The name of a node in the workflow of forms. */
export function formName(index: number): string {
	return `Form ${index + 1}`;
}

/** Workflows of forms, one for each node. */
export function createFormsWorkflows(): WorkflowFile[] {
	return nodes.map(({ type }) =>
		createWorkflow(
			formsWorkflowId(type),
			forms
				.filter(({ node }) => node === type)
				.map(({ parameters }, index) => ({ name: formName(index), type, parameters })),
		),
	);
}

/** A workflow with each node as a user has just added it. Suites have one each, because of n8n's edit lock. */
export function createNodesWorkflow(id: string): WorkflowFile {
	return createWorkflow(
		id,
		nodes.map(({ type, displayName }) => ({ name: displayName, type, parameters: {} })),
	);
}

function createWorkflow(
	id: string,
	content: Array<{ name: string; type: string; parameters: INodeParameters }>,
): WorkflowFile {
	return {
		id,
		name: id,
		nodes: content.map(({ name, type, parameters }, index) => ({
			id: `${id}-${index}`,
			name,
			type: `${packageName}.${type}`,
			typeVersion: 1,
			position: [(index % 5) * 240, Math.floor(index / 5) * 200],
			parameters,
			credentials: credentialsOf(type),
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}
