import { createAccount, countRequests, injectFaults } from '../../test/sandbox/account.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { clone, textItems } from '../measuring/clone.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** One run of the node with many texts. */
export interface JobsOrder {
	jobs: number;
	concurrency: number;
	/** Of the answer to each creation, in milliseconds. */
	latency: number;
}

/** What it cost, and how many requests it made. */
export type JobsReport = Cost & { requests: number };

// A process that generates audio of many texts in one run, and reports the cost.

const { jobs, concurrency, latency } = readOrder<JobsOrder>();

await generate(2); // loads and compiles what is used
const { seconds, cpuSeconds, peak, requests } = await generate(jobs);
await removeTemporaryData();
report({ seconds, cpuSeconds, peak, requests } satisfies JobsReport);

async function generate(count: number): Promise<JobsReport> {
	const account = await createAccount({
		simulateAudio: true,
		queueMilliseconds: 0,
		processingMilliseconds: 0,
		concurrentJobs: count,
	});
	const delay = { endpoint: 'createJob', kind: 'delay', delayMilliseconds: latency } as const;
	await injectFaults(account, { ...delay, times: count });
	const setting = {
		account,
		parameters: {
			inputSource: 'text',
			text: '={{ $json.text }}',
			waitMode: 'poll',
			maxWait: 60,
			download: false,
		},
		options: { concurrency },
	};
	const { result, ...cost } = await measureWork(async () => await clone(textItems(count), setting));
	const done = result.items('Clone').filter(({ json }) => json.state === 'COMPLETED').length;
	if (done !== count) throw new Error(`Only ${done} of ${count} jobs were completed`);
	const counts = Object.values(await countRequests(account));
	return { ...cost, requests: counts.reduce((sum, number) => sum + number, 0) };
}
