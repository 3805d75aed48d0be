import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { printTable } from '../../tools/terminal/printTable.mts';
import type { Figure, Findings, Row } from './figures.mts';
import { describeMachine } from './machine.mts';
import type { Machine } from './machine.mts';

/** What all benchmarks found, as `bench/results.json` keeps it. */
export interface Results {
	machine: Machine;
	figures: Array<Figure & { isMet?: boolean }>;
	/** By benchmark. */
	rows: Record<string, Row[]>;
}

/** Puts together what the benchmarks found. */
export function collectResults(findings: Record<string, Findings>): Results {
	const figures = Object.values(findings).flatMap(({ figures }) => figures);
	const rows = Object.entries(findings).map(([name, found]) => [name, found.rows]);
	return {
		machine: describeMachine(),
		figures: figures.map((figure) => ({ ...figure, ...judge(figure) })),
		rows: Object.fromEntries(rows) as Results['rows'],
	};
}

function judge({ value, goal }: Figure): { isMet?: boolean } {
	return goal === undefined ? {} : { isMet: value <= goal };
}

/** Prints a table for each benchmark, and one of all figures with their goals. */
export function printResults({ figures, rows }: Results): void {
	for (const table of Object.values(rows)) if (table.length > 0) printTable(...table.map(toTexts));
	printTable(
		...figures.map(({ key, value, goal, isMet }) => ({
			key,
			figure: String(value),
			goal: goal === undefined ? '' : `≤ ${goal}`,
			met: isMet === undefined ? '' : isMet ? 'yes' : 'no',
		})),
	);
}

function toTexts(row: Row): Record<string, string> {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

/** Writes them to a JSON file. */
export async function writeResults(file: string, results: Results): Promise<void> {
	const style = { ...(await resolveConfig(file)), filepath: file };
	await writeFile(file, await format(JSON.stringify(results), style));
}
