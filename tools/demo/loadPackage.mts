import { createRequire } from 'node:module';
import type { ICredentialType, INodeType } from 'n8n-workflow';

const load = createRequire(import.meta.url);

/** What this package gives n8n, by the name n8n knows each by. */
export interface LoadedPackage {
	nodeTypes: Record<string, INodeType>;
	credentialTypes: Record<string, ICredentialType>;
}

/** Loads the package, as it was built last. */
export function loadPackage(): LoadedPackage {
	const { name: packageName, n8n } = load('../../package.json') as {
		name: string;
		n8n: { nodes: string[]; credentials: string[] };
	};
	return {
		nodeTypes: createAll<INodeType>(
			n8n.nodes,
			({ description }) => `${packageName}.${description.name}`,
		),
		credentialTypes: createAll<ICredentialType>(n8n.credentials, ({ name }) => name),
	};
}

function createAll<T>(files: string[], nameOf: (type: T) => string): Record<string, T> {
	const types = files.flatMap((file) =>
		Object.values(load(`../../${file}`) as Record<string, new () => T>),
	);
	return Object.fromEntries(types.map((Type) => new Type()).map((type) => [nameOf(type), type]));
}
