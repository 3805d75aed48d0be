import type { INode } from 'n8n-workflow';
import { exampleTrigger } from '../../../../tools/examples/exampleWorkflows.mts';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';

/** A node without what all nodes of a chain have in common. */
export type ChainNode = Pick<INode, 'name' | 'type' | 'parameters'> & Partial<INode>;

/** A workflow that runs its nodes one after another as soon as a user clicks on “Execute workflow”. */
export function createChain(id: string, chain: ChainNode[]): WorkflowFile {
	const trigger: ChainNode = {
		name: exampleTrigger,
		type: 'n8n-nodes-base.manualTrigger',
		parameters: {},
	};
	const nodes = [trigger, ...chain].map((node, index) => ({
		id: `${id}-${index}`,
		typeVersion: 1,
		position: [index * 240, 0] as [number, number],
		...node,
	}));
	const connections = Object.fromEntries(
		chain.map(({ name }, index) => [
			nodes[index]!.name,
			{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
		]),
	);
	return { id, name: id, nodes, connections, settings: { executionOrder: 'v1' } };
}
