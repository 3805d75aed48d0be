import type { EchoOrder } from '../invoke/echoServer.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { median } from '../measuring/median.mts';
import { runInOwnProcess, serveInOwnProcess } from '../measuring/ownProcess.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import type { BulkOrder } from './manyRecordings.mts';

const LATENCY = 100;
const BYTES = 200_000;
const ROUNDS = 2;
/** The most that the time may be over the ideal, by concurrency. */
const GOALS = { 3: 1.1, 10: 1.3, 25: undefined };

const CLIENTS = { node: 'this node', bare: 'Node alone' } as const;

/**
 * Converts many small recordings in one run, at several settings of Concurrency, against a server that takes 100 ms for
 * each: the node in n8n's engine, and a client of Node alone. Ideal is a run in which nothing takes time but the server.
 */
export async function benchBulk(isQuick: boolean): Promise<Findings> {
	const recordings = isQuick ? 50 : 300;
	const echo = await serveInOwnProcess(new URL('../invoke/echoServer.mts', import.meta.url), {
		latency: LATENCY,
	} satisfies EchoOrder);
	const findings: Findings = { figures: [], rows: [] };
	try {
		for (const [key, goal] of Object.entries(GOALS)) {
			const concurrency = Number(key);
			const order = { recordings, bytes: BYTES, concurrency, url: echo.url };
			const { node, bare } = await measureBoth(order, isQuick || goal === undefined ? 1 : ROUNDS);
			const ideal = (Math.ceil(recordings / concurrency) * LATENCY) / 1000;
			findings.figures.push(
				{
					key: `bulk.wallRatioVsIdealAt${concurrency}`,
					value: round(secondsOf(node) / ideal),
					goal,
				},
				{
					key: `bulk.wallRatioVsLimitAt${concurrency}`,
					value: round(secondsOf(node) / secondsOf(bare)),
				},
			);
			for (const [client, costs] of Object.entries({ node, bare }))
				findings.rows.push({
					client: CLIENTS[client as 'node' | 'bare'],
					...describe(concurrency, ideal, recordings, costs),
				});
		}
	} finally {
		await echo.end();
	}
	return findings;
}

/** The clients take turns, so that what else the machine does affects both. */
async function measureBoth(order: Omit<BulkOrder, 'client'>, rounds: number) {
	const costs: Record<BulkOrder['client'], Cost[]> = { node: [], bare: [] };
	for (let count = 0; count < rounds; count += 1) {
		for (const client of ['node', 'bare'] as const)
			costs[client].push(
				await runInOwnProcess<Cost>(new URL('manyRecordings.mts', import.meta.url), {
					...order,
					client,
				} satisfies BulkOrder),
			);
	}
	return costs;
}

function secondsOf(costs: Cost[]): number {
	return median(costs.map(({ seconds }) => seconds));
}

function describe(concurrency: number, ideal: number, recordings: number, costs: Cost[]): Row {
	const perItem = costs.map(({ cpuSeconds }) => (cpuSeconds * 1000) / recordings);
	return {
		recordings,
		concurrency,
		'ideal seconds': round(ideal),
		seconds: round(secondsOf(costs)),
		'CPU ms per item': round(median(perItem)),
		'peak MB': round(median(costs.map(({ peak }) => peak)), 0),
	};
}
