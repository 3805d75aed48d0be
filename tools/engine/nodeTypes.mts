import { UnrecognizedNodeTypeError } from 'n8n-core';
import type { INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { baseNodeTypes } from './baseNodes/index.mts';
import { n8nWorkflow } from './n8nModules.mts';

const { NodeHelpers } = n8nWorkflow;

type NodeType = INodeType | IVersionedNodeType;

/** Node types by the name workflows call them by: instances, or the classes themselves. */
export type NodeTypeRecord = Record<string, NodeType | (new () => NodeType)>;

/** Looks node types up as n8n does: those given, and the few of n8n's own that the examples use. */
export function createNodeTypes(given: NodeTypeRecord): INodeTypes {
	const byName = new Map<string, NodeType>(
		Object.entries({ ...baseNodeTypes, ...given }).map(([name, nodeType]) => [
			name,
			instanceOf(nodeType),
		]),
	);
	const getByName = (name: string) => {
		const nodeType = byName.get(name);
		if (nodeType) return nodeType;
		const [packageName = '', shortName = ''] = name.split('.');
		throw new UnrecognizedNodeTypeError(packageName, shortName);
	};
	return {
		getByName,
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(getByName(name), version),
		getKnownTypes: () => Object.fromEntries([...byName.keys()].map((name) => [name, {}])),
	};
}

/** The node type itself, where its class may be given instead. */
export function instanceOf<Type extends object>(given: Type | (new () => Type)): Type {
	return typeof given === 'function' ? new given() : given;
}
