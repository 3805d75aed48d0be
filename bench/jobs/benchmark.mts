import { runInOwnProcess } from '../measuring/ownProcess.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { round } from '../report/figures.mts';
import type { Findings } from '../report/figures.mts';
import type { JobsOrder, JobsReport } from './manyJobs.mts';

const LATENCY = 100;
const CLIENTS = { node: 'this node', bare: 'Node alone' } as const;
/** That of the node, unless the user changes it; and the highest. */
const [USUAL_CONCURRENCY, HIGHEST_CONCURRENCY] = [5, 50];

/**
 * Generates audio of many texts in one run, against a sandbox that takes 100 ms to create a job: the node in n8n's engine,
 * and a client of Node alone. Ideal is a run in which nothing takes time but the creations.
 */
export async function benchJobs(isQuick: boolean): Promise<Findings> {
	const [few, many] = isQuick ? [50, 200] : [500, 5000];
	const sizes = [
		[10, USUAL_CONCURRENCY],
		[few, USUAL_CONCURRENCY],
		[many, HIGHEST_CONCURRENCY],
	] as const;
	return await withSandbox(async () => {
		const rows = [];
		for (const [jobs, concurrency] of sizes) rows.push(await measure('node', jobs, concurrency));
		const [, fewJobs, manyJobs] = rows as [unknown, (typeof rows)[0], (typeof rows)[0]];
		const bare = await measure('bare', few, USUAL_CONCURRENCY);
		return {
			figures: [
				{
					key: 'jobs.wallRatioVsIdeal',
					value: round(fewJobs.seconds / fewJobs['ideal seconds']),
					goal: 1.3,
				},
				{
					key: 'jobs.wallRatioVsLimit',
					value: round(fewJobs.seconds / bare.seconds),
				},
				{ key: 'jobs.requestsPerJobAt500', value: fewJobs['requests per job'], goal: 1.01 },
				{ key: 'jobs.requestsPerJobAt5000', value: manyJobs['requests per job'], goal: 1.01 },
			],
			rows: [...rows, bare],
		};
	});
}

async function measure(client: JobsOrder['client'], jobs: number, concurrency: number) {
	const { seconds, cpuSeconds, peak, requests } = await runInOwnProcess<JobsReport>(
		new URL('manyJobs.mts', import.meta.url),
		{ client, jobs, concurrency, latency: LATENCY } satisfies JobsOrder,
	);
	return {
		client: CLIENTS[client],
		jobs,
		concurrency,
		'ideal seconds': (Math.ceil(jobs / concurrency) * LATENCY) / 1000,
		seconds: round(seconds),
		'CPU ms per job': round((cpuSeconds * 1000) / jobs),
		'requests per job': round(requests / jobs, 4),
		'peak MB': round(peak, 0),
	};
}
