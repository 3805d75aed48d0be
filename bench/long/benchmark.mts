import type { ObjectOrder } from '../cos/objectServer.mts';
import type { EchoOrder } from '../invoke/echoServer.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { median } from '../measuring/median.mts';
import { runInOwnProcess, serveInOwnProcess } from '../measuring/ownProcess.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import type { JoinOrder } from './joinSpeech.mts';
import type { SplitOrder, SplitReport } from './splitRecording.mts';

const PART_BYTES = 1024 * 1024;

/** Converts a long recording in parts, and joins the parts of a long text. */
export async function benchLong(isQuick: boolean): Promise<Findings> {
	const split = await (isQuick ? splitRecording(12, 1) : splitRecording(54, 3));
	const join = await joinSpeech(isQuick ? 20 : 200);
	return {
		figures: [
			{ key: 'split.peakMB', value: round(split.peak, 1), goal: 40 },
			{ key: 'join.peakMB', value: round(join.peak, 1) },
		],
		rows: [split.row, join.row],
	};
}

async function splitRecording(
	minutes: number,
	rounds: number,
): Promise<{ peak: number; row: Row }> {
	const echo = await serveInOwnProcess(new URL('../invoke/echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	try {
		const order: SplitOrder = { minutes, url: echo.url };
		const script = new URL('splitRecording.mts', import.meta.url);
		const runs: SplitReport[] = [];
		while (runs.length < rounds) runs.push(await runInOwnProcess<SplitReport>(script, order));
		const peak = median(runs.map((run) => run.peak));
		const { parts, megabytes, ...cost } = runs.find((run) => run.peak === peak)!;
		return { peak, row: describe(`${minutes} minutes split`, parts, megabytes, cost) };
	} finally {
		await echo.end();
	}
}

async function joinSpeech(parts: number): Promise<{ peak: number; row: Row }> {
	const server = await serveInOwnProcess(new URL('../cos/objectServer.mts', import.meta.url), {
		bytes: PART_BYTES,
	} satisfies ObjectOrder);
	try {
		return await withSandbox(async () => {
			const order: JoinOrder = { parts, bytes: PART_BYTES, endpoint: server.url };
			const cost = await runInOwnProcess<Cost>(new URL('joinSpeech.mts', import.meta.url), order);
			return { peak: cost.peak, row: describe('speech joined', parts, parts, cost) };
		});
	} finally {
		await server.end();
	}
}

function describe(work: string, parts: number, megabytes: number, cost: Cost): Row {
	return {
		work,
		parts,
		MB: round(megabytes, 0),
		'peak MB': round(cost.peak, 0),
		seconds: round(cost.seconds),
		'CPU seconds': round(cost.cpuSeconds),
	};
}
