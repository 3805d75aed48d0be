import { once } from 'node:events';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { TencentMediaLabApi } from '../../credentials/TencentMediaLabApi.credentials.ts';
import type { TencentJobTrigger } from '../../nodes/Tencent/JobTrigger/TencentJobTrigger.node.ts';
import { serveTrigger, serveWebhook } from '../../tools/engine/index.mts';

/** An account in the sandbox. */
export interface Account {
	id: string;
	tencent: Record<string, string> & { contentId: string };
}

/** Where they listen. */
export interface Triggers {
	attackedUrl: string;
	/** Of a webhook that only answers. */
	idleUrl: string;
	otherUrl: string;
}

// A process that listens with the triggers of two accounts. Told the accounts, it says where; told to stop, how long its
// event loop has stood still since it was told to start, in milliseconds.

const load = createRequire(import.meta.url);
const nodes: { TencentJobTrigger: typeof TencentJobTrigger } = load(
	'../../dist/nodes/Tencent/JobTrigger/TencentJobTrigger.node.js',
);
const credentials: { TencentMediaLabApi: typeof TencentMediaLabApi } = load(
	'../../dist/credentials/TencentMediaLabApi.credentials.js',
);

const [[attacked, other]] = (await once(process, 'message')) as [[Account, Account]];
const served = {
	attacked: await startTrigger(attacked, { customIdFilter: '*a*b*a*b*c*' }),
	idle: await serveWebhook(async (_request, response) => void response.json({})),
	other: await startTrigger(other, {}),
};
const delay = monitorEventLoopDelay({ resolution: 5 });
process.on('message', (message) => {
	if (message === 'start') {
		delay.reset();
		delay.enable();
	}
	if (message === 'stop') {
		delay.disable();
		process.send!(delay.max / 1e6);
	}
	if (message === 'end') void end();
});
process.send!({
	attackedUrl: served.attacked.url,
	idleUrl: served.idle.url,
	otherUrl: served.other.url,
} satisfies Triggers);

async function end(): Promise<void> {
	await Promise.all(Object.values(served).map(async ({ close }) => await close()));
	process.disconnect();
}

async function startTrigger(account: Account, parameters: Record<string, string>) {
	return await serveTrigger({
		workflow: {
			id: account.tencent.contentId,
			nodes: [
				{
					id: 'trigger',
					name: 'Trigger',
					type: 'bench.trigger',
					typeVersion: 1,
					position: [0, 0],
					parameters,
					credentials: { tencentMediaLabApi: { id: '1', name: 'tencentMediaLabApi' } },
				},
			],
			connections: {},
		},
		nodeTypes: { 'bench.trigger': nodes.TencentJobTrigger },
		credentialTypes: { tencentMediaLabApi: credentials.TencentMediaLabApi },
		credentials: { tencentMediaLabApi: { ...account.tencent, gatewaySignature: false } },
	});
}
