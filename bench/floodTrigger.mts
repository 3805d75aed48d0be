import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { TencentMediaLabApi } from '../credentials/TencentMediaLabApi.credentials.ts';
import type { TencentJobTrigger } from '../nodes/Tencent/JobTrigger/TencentJobTrigger.node.ts';
import { listen } from '../tools/engine/index.mts';
import type { TriggerAnswer } from '../tools/engine/index.mts';
import { startProgram } from '../tools/processes/startProgram.mts';
import { printTable } from '../tools/terminal/printTable.mts';
import { waitUntil } from '../tools/waitUntil.mts';

/**
 * Shows what a flood of hostile callbacks at one trigger costs everybody else: how long the event loop of n8n stands
 * still, and how long the callback of another account waits. The posts are made in the same process, so their own work
 * counts too.
 */
const POSTS = 1000;
const AT_A_TIME = 20;
const MEGABYTE = 1024 * 1024;

interface Account {
	id: string;
	tencent: Record<string, string> & { contentId: string };
}

const load = createRequire(import.meta.url);
const nodes: { TencentJobTrigger: typeof TencentJobTrigger } = load(
	'../dist/nodes/Tencent/JobTrigger/TencentJobTrigger.node.js',
);
const credentials: { TencentMediaLabApi: typeof TencentMediaLabApi } = load(
	'../dist/credentials/TencentMediaLabApi.credentials.js',
);

/** What never changes is made once, so that the work of posting stays small. */
const [longId, longCustomId] = ['a'.repeat(MEGABYTE), 'ab'.repeat(MEGABYTE / 2)];
const [knownLength, outputs] = ['ab'.repeat(490), JSON.stringify(Array(300_000).fill({}))];
const hostile = [
	(number: number) => `{"id":"${number}${longId}"}`,
	(number: number) => `{"id":"made-up-${number}","customId":"${longCustomId}"}`,
	(number: number) => `{"id":"made-up-${number}","outputs":${outputs}}`,
	(number: number) => `{"id":"made-up-${number}","customId":"${knownLength}"}`,
];

const sandbox = startProgram(process.execPath, ['sandbox/main.mts', '--port', '0']);
try {
	const url = await waitUntil(
		'the sandbox listens',
		async () => /Sandbox listening on (\S+)/.exec(sandbox.printed())?.[1],
	);
	const [attacked, other] = [await createAccount(url), await createAccount(url)];
	const flood = await startTrigger(attacked, { customIdFilter: '*a*b*a*b*c*' });
	const answer = await startTrigger(other, {});
	const jobs = await createJobs(url, other, 40);

	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const statuses: Record<number, number> = {};
	let isFlooding = true;
	const flooding = postAll(flood, statuses).finally(() => (isFlooding = false));
	const waits: number[] = [];
	for (const job of jobs) {
		if (!isFlooding) break;
		const started = performance.now();
		const { httpStatus } = await answer({ body: JSON.stringify(job) });
		if (httpStatus !== 200) throw new Error(`The other account was answered ${httpStatus}`);
		waits.push(performance.now() - started);
		await wait(200);
	}
	await flooding;
	delay.disable();
	printTable({
		posts: String(POSTS),
		answers: Object.entries(statuses)
			.map(([status, count]) => `${count} × ${status}`)
			.join(', '),
		'longest standstill': `${(delay.max / 1e6).toFixed(0)} ms`,
		'longest wait of another account': `${Math.max(...waits).toFixed(0)} ms`,
		'its callbacks': String(waits.length),
	});
} finally {
	await sandbox.end('SIGTERM');
}

type Post = Awaited<ReturnType<typeof listen>>;

async function postAll(post: Post, statuses: Record<number, number>): Promise<void> {
	let next = 0;
	const postOnes = async () => {
		while (next < POSTS) {
			const number = next++;
			const body = hostile[number % hostile.length]!(number);
			const { httpStatus }: TriggerAnswer = await post({ body });
			statuses[httpStatus] = (statuses[httpStatus] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, postOnes));
}

async function startTrigger(account: Account, parameters: Record<string, string>): Promise<Post> {
	return await listen({
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

async function createAccount(url: string): Promise<Account> {
	const settings = { simulateAudio: true, queueMilliseconds: 0, processingMilliseconds: 0 };
	return (await postJson(`${url}/_sandbox/accounts`, settings)) as Account;
}

/** Creates jobs and waits until they have ended. */
async function createJobs(
	url: string,
	{ id, tencent: { secretId, secretKey, contentId } }: Account,
	count: number,
): Promise<unknown[]> {
	const jobs = [];
	for (let number = 0; number < count; number += 1) {
		const createJobRequest = {
			customId: 'bench',
			inputs: [{ sourceData: `Text ${number}` }],
			outputs: [
				{
					inputSelectors: [0],
					contentId,
					destination: '/output',
					smartContentDescriptor: {
						outputPrefix: `n${number}_`,
						voiceCloning: { type: 1, modelName: 'default' },
					},
				},
			],
		};
		const answer = (await postJson(`${url}/release/job`, {
			action: 'CreateJob',
			secretId,
			secretKey,
			createJobRequest,
		})) as { createJobResponse: { job: unknown } };
		jobs.push(answer.createJobResponse.job);
	}
	await waitUntil('the jobs have ended', async () => {
		const response = await fetch(`${url}/_sandbox/accounts/${id}/jobs`);
		const { jobs: all } = (await response.json()) as { jobs: Array<{ state: number }> };
		return all.every(({ state }) => state >= 3) ? true : undefined;
	});
	return jobs;
}

async function postJson(url: string, body: object): Promise<unknown> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
	return await response.json();
}
