import type { BinaryMode } from '../../tools/engine/index.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { median } from '../measuring/median.mts';
import { runInOwnProcess, serveInOwnProcess } from '../measuring/ownProcess.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import type { EchoOrder } from './echoServer.mts';
import type { ExchangeOrder } from './exchange.mts';

/** What is measured of one kind of exchange. */
type Case = Omit<ExchangeOrder, 'url'>;
type Client = Case['client'];

const MODES: BinaryMode[] = ['filesystem', 'database', 'default'];
/**
 * How often each client is measured with the largest recording. In some processes, and by chance, V8 marks the heap of n8n
 * ten times as often as in others, so more than a few are needed.
 */
const ROUNDS: Record<Client, number> = { node: 7, buffers: 1, bare: 7 };

/**
 * Sends recordings to a server that sends them back: the node in n8n's engine, the same with Buffers and strings, and a
 * client of Node alone. The clients take turns, so that what else the machine does affects all.
 */
export async function benchInvoke(isQuick: boolean): Promise<Findings> {
	const megabytes = isQuick ? 10 : 100;
	const largest = (client: Client): Case => ({ client, binaryMode: 'filesystem', megabytes });
	const others = isQuick ? [] : [...smallerSizes(), ...otherModes(megabytes)];
	const echo = await serveInOwnProcess(new URL('echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	try {
		const measure = async (measured: Case) =>
			await runInOwnProcess<Cost>(new URL('exchange.mts', import.meta.url), {
				...measured,
				url: echo.url,
			} satisfies ExchangeOrder);
		const costs: Record<Client, Cost[]> = { node: [], buffers: [], bare: [] };
		for (let round = 0; round < (isQuick ? 1 : Math.max(...Object.values(ROUNDS))); round += 1)
			for (const client of CLIENTS)
				if (round < ROUNDS[client]) costs[client].push(await measure(largest(client)));
		const rows = CLIENTS.map((client) => describe(largest(client), costs[client]));
		for (const measured of others) rows.push(describe(measured, [await measure(measured)]));
		return { figures: compare(costs), rows };
	} finally {
		await echo.end();
	}
}

const CLIENTS = ['node', 'buffers', 'bare'] as const;

function smallerSizes(): Case[] {
	return [1, 10].flatMap((megabytes) =>
		CLIENTS.map((client): Case => ({ client, binaryMode: 'filesystem', megabytes })),
	);
}

function otherModes(megabytes: number): Case[] {
	return MODES.slice(1).flatMap((binaryMode) =>
		(['node', 'buffers'] as const).map((client): Case => ({ client, binaryMode, megabytes })),
	);
}

function compare({ node, buffers, bare }: Record<Client, Cost[]>) {
	const ratio = (key: keyof Cost, other: Cost[]) =>
		round(medianOf(node, key) / medianOf(other, key));
	return [
		{ key: 'invoke.peakMB', value: round(medianOf(node, 'peak')), goal: 40 },
		{ key: 'invoke.memoryRatioVsBuffered', value: ratio('peak', buffers), goal: 0.06 },
		{ key: 'invoke.wallRatioVsLimit', value: ratio('seconds', bare), goal: 1.15 },
		{ key: 'invoke.cpuRatioVsLimit', value: ratio('cpuSeconds', bare), goal: 1.3 },
	];
}

function medianOf(costs: Cost[], key: keyof Cost): number {
	return median(costs.map((cost) => cost[key]));
}

const CLIENT_NAMES = { node: 'this node', buffers: 'Buffers and strings', bare: 'Node alone' };

function describe({ client, binaryMode, megabytes }: Case, costs: Cost[]): Row {
	const inMode = binaryMode === 'default' ? 'memory' : binaryMode;
	return {
		client: CLIENT_NAMES[client],
		'binary mode': client === 'bare' ? 'none' : inMode,
		MB: megabytes,
		'peak MB': round(medianOf(costs, 'peak'), 0),
		seconds: round(medianOf(costs, 'seconds')),
		'CPU seconds': round(medianOf(costs, 'cpuSeconds')),
	};
}
