import { createRequire } from 'node:module';
import { join } from 'node:path';

// Several copies of these packages may be installed, and n8n-workflow is published twice in one; a plain import
// could give another copy than n8n-core's, with services, error classes and settings of its own.
const requireFromProject = createRequire(join(process.cwd(), 'package.json'));
const requireFromCore = createRequire(requireFromProject.resolve('n8n-core'));

/** The container in which n8n-core keeps its services. */
export const { Container } = requireFromCore('@n8n/di') as typeof import('@n8n/di');

/** n8n-workflow as n8n-core itself uses it. */
export const n8nWorkflow = requireFromCore('n8n-workflow') as typeof import('n8n-workflow');

/** The format in which n8n stores executions: each value once, however often it is referred to. */
export const flatted = requireFromCore('flatted') as {
	parse<T>(text: string): T;
	stringify(value: unknown): string;
};
