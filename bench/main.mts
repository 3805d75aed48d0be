import { parseArgs } from 'node:util';
import { printTable } from '../tools/terminal/printTable.mts';
import { benchBulk } from './bulk/benchmark.mts';
import { benchInvoke } from './invoke/benchmark.mts';
import type { Findings } from './report/figures.mts';

const benchmarks: Record<string, (isQuick: boolean) => Promise<Findings>> = {
	invoke: benchInvoke,
	bulk: benchBulk,
};
const { values, positionals } = parseArgs({
	options: { quick: { type: 'boolean', default: false } },
	allowPositionals: true,
});
for (const name of positionals.length > 0 ? positionals : Object.keys(benchmarks)) {
	const { figures, rows } = await benchmarks[name]!(values.quick);
	console.log(figures);
	printTable(
		...rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)]))),
	);
}
