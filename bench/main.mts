import { parseArgs } from 'node:util';
import { printTable } from '../tools/terminal/printTable.mts';
import { benchBulk } from './bulk/benchmark.mts';
import { benchCos } from './cos/benchmark.mts';
import { benchInvoke } from './invoke/benchmark.mts';
import { benchJobs } from './jobs/benchmark.mts';
import { benchLoading } from './loading/benchmark.mts';
import { benchLong } from './long/benchmark.mts';
import type { Findings } from './report/figures.mts';

import { benchSuspended } from './suspended/benchmark.mts';

const benchmarks: Record<string, (isQuick: boolean) => Promise<Findings>> = {
	invoke: benchInvoke,
	bulk: benchBulk,
	jobs: benchJobs,
	suspended: benchSuspended,
	loading: benchLoading,
	cos: benchCos,
	long: benchLong,
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
