import { median } from '../measuring/median.mts';
import { runInOwnProcess } from '../measuring/ownProcess.mts';
import { runProgram } from '../../tools/processes/runProgram.mts';
import { round } from '../report/figures.mts';
import type { Findings } from '../report/figures.mts';

const ROUNDS = 9;

/** Measures how long n8n takes to load the package, and how large it is. */
export async function benchLoading(isQuick: boolean): Promise<Findings> {
	const times: number[] = [];
	while (times.length < (isQuick ? 3 : ROUNDS)) {
		times.push(await runInOwnProcess<number>(new URL('loadPackage.mts', import.meta.url), {}));
	}
	const printed = await runProgram('npm', ['pack', '--dry-run', '--json']);
	const [{ size, unpackedSize, entryCount }] = JSON.parse(printed) as [
		{ size: number; unpackedSize: number; entryCount: number },
	];
	return {
		figures: [
			{ key: 'load.ms', value: round(median(times), 0) },
			{ key: 'package.kB', value: round(size / 1000, 1), goal: 150, isGuarded: true },
		],
		rows: [
			{
				'ms to load': round(median(times), 0),
				'kB packed': round(size / 1000, 1),
				'kB unpacked': round(unpackedSize / 1000, 1),
				files: entryCount,
			},
		],
	};
}
