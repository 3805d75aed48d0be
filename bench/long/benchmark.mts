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

const ROUNDS = 3;
const CLIENTS = { node: 'this node', bare: 'Node alone' } as const;
type Client = keyof typeof CLIENTS;

/**
 * Converts a long recording in parts, beside a client of Node alone that sends parts of about the same size, and joins the parts
 * of a long text.
 */
export async function benchLong(isQuick: boolean): Promise<Findings> {
	const { node, bare } = await (isQuick ? splitRecording(12, 1) : splitRecording(54, ROUNDS));
	const join = await joinSpeech(isQuick ? 20 : 200);
	return {
		figures: [
			{ key: 'split.peakMB', value: round(node.peak, 1), goal: 40 },
			{ key: 'split.memoryRatioVsLimit', value: round(node.peak / bare.peak) },
			{ key: 'join.peakMB', value: round(join.peak, 1) },
		],
		rows: [node.row, bare.row, join.row],
	};
}

interface Measured {
	peak: number;
	row: Row;
}

/** The clients take turns, so that what else the machine does affects both. */
async function splitRecording(minutes: number, rounds: number): Promise<Record<Client, Measured>> {
	const echo = await serveInOwnProcess(new URL('../invoke/echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	const script = new URL('splitRecording.mts', import.meta.url);
	const runs: Record<Client, SplitReport[]> = { node: [], bare: [] };
	try {
		for (let count = 0; count < rounds; count += 1) {
			for (const client of ['node', 'bare'] as const) {
				const order: SplitOrder = { client, minutes, url: echo.url };
				runs[client].push(await runInOwnProcess<SplitReport>(script, order));
			}
		}
	} finally {
		await echo.end();
	}
	const choose = (client: Client) => {
		const peak = median(runs[client].map((run) => run.peak));
		const { parts, megabytes, ...cost } = runs[client].find((run) => run.peak === peak)!;
		return { peak, row: describe(client, `${minutes} minutes split`, parts, megabytes, cost) };
	};
	return { node: choose('node'), bare: choose('bare') };
}

async function joinSpeech(parts: number): Promise<Measured> {
	const server = await serveInOwnProcess(new URL('../cos/objectServer.mts', import.meta.url), {
		bytes: PART_BYTES,
	} satisfies ObjectOrder);
	try {
		return await withSandbox(async () => {
			const order: JoinOrder = { parts, bytes: PART_BYTES, endpoint: server.url };
			const cost = await runInOwnProcess<Cost>(new URL('joinSpeech.mts', import.meta.url), order);
			return { peak: cost.peak, row: describe('node', 'speech joined', parts, parts, cost) };
		});
	} finally {
		await server.end();
	}
}

function describe(client: Client, work: string, parts: number, megabytes: number, cost: Cost): Row {
	return {
		client: CLIENTS[client],
		work,
		parts,
		MB: round(megabytes, 0),
		'peak MB': round(cost.peak, 0),
		seconds: round(cost.seconds),
		'CPU seconds': round(cost.cpuSeconds),
	};
}
