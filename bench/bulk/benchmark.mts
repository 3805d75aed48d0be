import type { EchoOrder } from '../invoke/echoServer.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { median } from '../measuring/median.mts';
import { runInOwnProcess, serveInOwnProcess } from '../measuring/ownProcess.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import type { BulkOrder } from './manyRecordings.mts';

const LATENCY = 100;
const BYTES = 200_000;
const ROUNDS = 3;
/** The most that the time may be over the ideal, by concurrency. */
const GOALS = { 3: 1.1, 10: 1.3, 25: undefined };

/**
 * Converts many small recordings in one run, at several settings of Concurrency, against a server that takes 100 ms for
 * each. Ideal is a run in which nothing takes time but the server.
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
			const costs: Cost[] = [];
			while (costs.length < (isQuick ? 1 : ROUNDS)) {
				const order: BulkOrder = { recordings, bytes: BYTES, concurrency, url: echo.url };
				costs.push(
					await runInOwnProcess<Cost>(new URL('manyRecordings.mts', import.meta.url), order),
				);
			}
			const ideal = (Math.ceil(recordings / concurrency) * LATENCY) / 1000;
			const seconds = median(costs.map((cost) => cost.seconds));
			const value = round(seconds / ideal);
			findings.figures.push({ key: `bulk.wallRatioVsIdealAt${concurrency}`, value, goal });
			findings.rows.push(describe(concurrency, ideal, recordings, costs));
		}
	} finally {
		await echo.end();
	}
	return findings;
}

function describe(concurrency: number, ideal: number, recordings: number, costs: Cost[]): Row {
	const perItem = costs.map(({ cpuSeconds }) => (cpuSeconds * 1000) / recordings);
	return {
		recordings,
		concurrency,
		'ideal seconds': round(ideal),
		seconds: round(median(costs.map(({ seconds }) => seconds))),
		'CPU ms per item': round(median(perItem)),
		'peak MB': round(median(costs.map(({ peak }) => peak)), 0),
	};
}
