import { createAccount, countRequests, injectFaults } from '../../test/sandbox/account.mts';
import type { SandboxAccount } from '../../test/sandbox/account.mts';
import { callMediaLab, generate } from '../../test/sandbox/vendorRequests.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import { clone, textItems } from '../measuring/clone.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** One run with many texts. */
export interface JobsOrder {
	/** The node in n8n's engine, or Node alone. */
	client: 'node' | 'bare';
	jobs: number;
	concurrency: number;
	/** Of the answer to each creation, in milliseconds. */
	latency: number;
}

/** What it cost, and how many requests it made. */
export type JobsReport = Cost & { requests: number };

// A process that generates audio of many texts in one run, and reports the cost.

/** The state of a job that was successful (see the vendor's page on GetJob). */
const COMPLETED = 3;
const { client, jobs, concurrency, latency } = readOrder<JobsOrder>();

await run(2); // loads and compiles what is used
const { seconds, cpuSeconds, peak, requests } = await run(jobs);
await removeTemporaryData();
report({ seconds, cpuSeconds, peak, requests } satisfies JobsReport);

async function run(count: number): Promise<JobsReport> {
	const account = await createAccount({
		simulateAudio: true,
		queueMilliseconds: 0,
		processingMilliseconds: 0,
		concurrentJobs: count,
	});
	const delay = { endpoint: 'createJob', kind: 'delay', delayMilliseconds: latency } as const;
	await injectFaults(account, { ...delay, times: count });
	const runOnce = client === 'node' ? runNode : runBare;
	const { result: done, ...cost } = await measureWork(async () => await runOnce(account, count));
	if (done !== count) throw new Error(`Only ${done} of ${count} jobs were completed`);
	const counts = Object.values(await countRequests(account));
	return { ...cost, requests: counts.reduce((sum, number) => sum + number, 0) };
}

/** @returns how many jobs were completed */
async function runNode(account: SandboxAccount, count: number): Promise<number> {
	const parameters = {
		inputSource: 'text',
		text: '={{ $json.text }}',
		waitMode: 'poll',
		maxWait: 60,
		download: false,
	};
	const setting = { account, parameters, options: { concurrency } };
	const { items } = await clone(textItems(count), setting);
	return items('Clone').filter(({ json }) => json.state === 'COMPLETED').length;
}

/** Creates the same jobs with `fetch`, and asks for all of them until they have ended. It checks nothing else. */
async function runBare(account: SandboxAccount, count: number): Promise<number> {
	const customId = 'bench';
	const texts = textItems(count).map(({ json }) => String(json.text));
	const createSome = async () => {
		for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
			const inputs = [{ sourceData: text }];
			const outputs = [generate(account)];
			await callMediaLab(account.tencent, 'CreateJob', { customId, inputs, outputs });
		}
	};
	await Promise.all(Array.from({ length: concurrency }, createSome));
	const countDone = async () => {
		const { json } = await callMediaLab(account.tencent, 'ListJobs', { customId });
		const { listJobsResponse } = json as { listJobsResponse: { jobs: Array<{ state: number }> } };
		return listJobsResponse.jobs.filter(({ state }) => state === COMPLETED).length;
	};
	await waitUntil('all jobs are done', async () => (await countDone()) === count || undefined);
	return count;
}
