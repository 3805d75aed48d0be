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

const MODES: BinaryMode[] = ['filesystem', 'database', 'default'];
const ROUNDS = 3;

/**
 * Sends recordings to a server that sends them back: the node in n8n's engine, the same with Buffers and strings, and a
 * client of Node alone. The clients take turns, so that what else the machine does affects all.
 */
export async function benchInvoke(isQuick: boolean): Promise<Findings> {
	const largest = isQuick ? 10 : 100;
	const main = CLIENTS.map((client): Case => ({
		client,
		binaryMode: 'filesystem',
		megabytes: largest,
	}));
	const others = isQuick ? [] : [...smallerSizes(), ...otherModes(largest)];
	const echo = await serveInOwnProcess(new URL('echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	try {
		const measure = async (measured: Case) =>
			await runInOwnProcess<Cost>(new URL('exchange.mts', import.meta.url), {
				...measured,
				url: echo.url,
			} satisfies ExchangeOrder);
		const rounds: Array<[Cost, Cost, Cost]> = [];
		for (let count = 0; count < (isQuick ? 1 : ROUNDS); count += 1) {
			const costs = [];
			for (const measured of main) costs.push(await measure(measured));
			rounds.push(costs as [Cost, Cost, Cost]);
		}
		const rows = main.map((measured, at) =>
			describe(
				measured,
				rounds.map((costs) => costs[at]!),
			),
		);
		for (const measured of others) rows.push(describe(measured, [await measure(measured)]));
		return { figures: compare(rounds), rows };
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

function compare(rounds: Array<[node: Cost, buffers: Cost, bare: Cost]>) {
	const medianOf = (value: (costs: [Cost, Cost, Cost]) => number) =>
		round(median(rounds.map(value)));
	return [
		{ key: 'invoke.peakMB', value: medianOf(([{ peak }]) => peak), goal: 40 },
		{
			key: 'invoke.memoryRatioVsBuffered',
			value: medianOf(([node, buffers]) => node.peak / buffers.peak),
			goal: 0.06,
		},
		{
			key: 'invoke.wallRatioVsLimit',
			value: medianOf(([node, , bare]) => node.seconds / bare.seconds),
			goal: 1.15,
		},
		{
			key: 'invoke.cpuRatioVsLimit',
			value: medianOf(([node, , bare]) => node.cpuSeconds / bare.cpuSeconds),
			goal: 1.3,
		},
	];
}

const CLIENT_NAMES = { node: 'this node', buffers: 'Buffers and strings', bare: 'Node alone' };

function describe({ client, binaryMode, megabytes }: Case, costs: Cost[]): Row {
	const inMode = binaryMode === 'default' ? 'memory' : binaryMode;
	return {
		client: CLIENT_NAMES[client],
		'binary mode': client === 'bare' ? 'none' : inMode,
		MB: megabytes,
		'peak MB': round(median(costs.map(({ peak }) => peak)), 0),
		seconds: round(median(costs.map(({ seconds }) => seconds))),
		'CPU seconds': round(median(costs.map(({ cpuSeconds }) => cpuSeconds))),
	};
}
