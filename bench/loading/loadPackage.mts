import { createRequire } from 'node:module';
import { report } from '../measuring/ownProcess.mts';

// A process that loads all nodes and credentials as n8n does when it starts, and reports how long it took, in milliseconds.

const load = createRequire(new URL('../../', import.meta.url));
const { n8n } = load('./package.json') as { n8n: { nodes: string[]; credentials: string[] } };
// n8n has loaded these before.
load('n8n-workflow');
load('zod');

const started = performance.now();
for (const file of [...n8n.credentials, ...n8n.nodes]) {
	for (const Class of Object.values(load(`./${file}`) as Record<string, new () => unknown>))
		new Class();
}
report(performance.now() - started);
