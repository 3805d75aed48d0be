import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startProgram } from '../../tools/processes/startProgram.mts';
import { printTable } from '../../tools/terminal/printTable.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import type { Account, Triggers } from './floodedTriggers.mts';

/**
 * Shows what a flood of hostile callbacks at one trigger costs everybody else: how long the event loop of n8n stands
 * still, and how long the callback of another account waits. n8n reads and parses each body before any node sees it, so
 * the same flood at a webhook that does nothing is shown beside it. The posts come from a process of their own.
 */
const POSTS = 1000;
const AT_A_TIME = 20;
const MEGABYTE = 1024 * 1024;

/** What never changes is made once, so that the work of posting stays small. */
const [longId, longCustomId] = ['a'.repeat(MEGABYTE), 'ab'.repeat(MEGABYTE / 2)];
const [knownLength, outputs] = ['ab'.repeat(490), JSON.stringify(Array(300_000).fill({}))];
type Body = (number: number) => string;
const floods: Record<string, Body[]> = {
	'1 MB, hostile IDs': [
		(number) => `{"id":"${number}${longId}"}`,
		(number) => `{"id":"made-up-${number}","customId":"${longCustomId}"}`,
		(number) => `{"id":"made-up-${number}","customId":"${knownLength}"}`,
	],
	'1 MB, 300,000 values': [(number) => `{"id":"made-up-${number}","outputs":${outputs}}`],
};

const triggers = fork(new URL('floodedTriggers.mts', import.meta.url));
const sandbox = startProgram(process.execPath, ['sandbox/main.mts', '--port', '0']);
try {
	const url = await waitUntil(
		'the sandbox listens',
		async () => /Sandbox listening on (\S+)/.exec(sandbox.printed())?.[1],
	);
	const [attacked, other] = [await createAccount(url), await createAccount(url)];
	const jobs = await createJobs(url, other, 160);
	triggers.send([attacked, other] satisfies [Account, Account]);
	const [{ attackedUrl, idleUrl, otherUrl }] = (await once(triggers, 'message')) as [Triggers];
	const callbacks = jobs.map((job) => JSON.stringify(job));
	const rows = [];
	for (const [posts, bodies] of Object.entries(floods)) {
		for (const [flooded, floodedUrl] of Object.entries({
			'webhook that does nothing': idleUrl,
			'Tencent Job Trigger': attackedUrl,
		})) {
			rows.push({
				posts,
				flooded,
				...(await flood(floodedUrl, bodies, otherUrl, callbacks.splice(0, 40))),
			});
		}
	}
	printTable(...rows);
	triggers.send('end');
} finally {
	triggers.kill();
	await sandbox.end('SIGTERM');
}

/** Floods one address while the callbacks of another account arrive at another. */
async function flood(
	url: string,
	bodies: Body[],
	otherUrl: string,
	callbacks: string[],
): Promise<Record<string, string>> {
	triggers.send('start');
	const statuses: Record<number, number> = {};
	const waits: number[] = [];
	let isFlooding = true;
	const flooding = postAll(url, bodies, statuses).finally(() => (isFlooding = false));
	for (const callback of callbacks) {
		if (!isFlooding) break;
		const started = performance.now();
		const status = await post(otherUrl, callback);
		if (status !== 200) throw new Error(`The other account was answered ${status}`);
		waits.push(performance.now() - started);
		await wait(200);
	}
	await flooding;
	triggers.send('stop');
	const [longestStandstill] = (await once(triggers, 'message')) as [number];
	return {
		answers: Object.entries(statuses)
			.map(([status, count]) => `${count} × ${status}`)
			.join(', '),
		'longest standstill': `${longestStandstill.toFixed(0)} ms`,
		'longest wait of another account': `${Math.max(...waits).toFixed(0)} ms`,
		'its callbacks': String(waits.length),
	};
}

async function postAll(
	url: string,
	bodies: Body[],
	statuses: Record<number, number>,
): Promise<void> {
	let next = 0;
	const postOnes = async () => {
		while (next < POSTS) {
			const number = next++;
			const body = bodies[number % bodies.length]!(number);
			const status = await post(url, body);
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, postOnes));
}

async function post(url: string, body: string): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body });
	await response.arrayBuffer();
	return response.status;
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
