import { parseArgs } from 'node:util';
import { reportStep } from '../tools/terminal/reportStep.mts';
import { benchBulk } from './bulk/benchmark.mts';
import { benchCos } from './cos/benchmark.mts';
import { benchInvoke } from './invoke/benchmark.mts';
import { benchJobs } from './jobs/benchmark.mts';
import { benchLoading } from './loading/benchmark.mts';
import { benchLong } from './long/benchmark.mts';
import { benchN8n } from './n8n/benchmark.mts';
import { drawResults } from './report/draw.mts';
import type { Benchmark, Findings } from './report/figures.mts';
import { collectResults, printResults, writeResults } from './report/results.mts';
import { benchSuspended } from './suspended/benchmark.mts';

/**
 * Measures the built package: all of it, or the benchmarks that are named. With `--quick` the sizes are smaller and nothing
 * is written. Fails where something could not be measured, or a goal is missed that does not depend on the machine.
 */
const benchmarks: Record<string, Benchmark> = {
	invoke: benchInvoke,
	bulk: benchBulk,
	jobs: benchJobs,
	suspended: benchSuspended,
	loading: benchLoading,
	cos: benchCos,
	long: benchLong,
	n8n: benchN8n,
};

const { values, positionals } = parseArgs({
	options: { quick: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const unknown = positionals.filter((name) => !benchmarks[name]);
if (unknown.length > 0) {
	console.error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(benchmarks).join(', ')}.`);
	process.exitCode = 1;
} else {
	await run(positionals.length > 0 ? positionals : Object.keys(benchmarks));
}

async function run(names: string[]): Promise<void> {
	const findings: Record<string, Findings> = {};
	for (const name of names) {
		try {
			findings[name] = await reportStep(
				`Measuring ${name}`,
				async () => await benchmarks[name]!(values.quick),
			);
		} catch (error) {
			console.error(error);
			process.exitCode = 1;
		}
	}
	const results = collectResults(findings);
	printResults(results);
	if (results.figures.some(({ isMet, isGuarded }) => isGuarded && isMet === false))
		process.exitCode = 1;
	if (values.quick)
		console.log('Quick sizes are too small for the goals; they show that all can be measured.');
	const isWhole = Object.keys(findings).length === Object.keys(benchmarks).length;
	if (values.quick || !isWhole) return;
	await writeResults('bench/results.json', results);
	await drawResults('docs/images', results);
}
