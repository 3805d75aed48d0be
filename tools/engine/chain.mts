import type { IConnections, INode } from 'n8n-workflow';
import type { WorkflowJson } from './storedWorkflow.mts';

type NodeOfChain = Pick<INode, 'name' | 'type'> & Partial<INode>;

/** A workflow that starts by hand with the node `Start` and goes through the given nodes one after the other. */
export function chain(...nodes: NodeOfChain[]): WorkflowJson {
	const start: NodeOfChain = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };
	const all = [start, ...nodes];
	const connections: IConnections = {};
	for (const [index, { name }] of nodes.entries()) {
		connections[all[index]!.name] = { main: [[{ node: name, type: 'main', index: 0 }]] };
	}
	return {
		name: 'Chain',
		nodes: all.map((node, index) => ({
			id: node.name,
			typeVersion: 1,
			position: [index * 200, 0],
			parameters: {},
			...node,
		})),
		connections,
		settings: { executionOrder: 'v1' },
	};
}
