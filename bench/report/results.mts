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

/** Prints tables for each benchmark, and one of all figures with their goals. */
export function printResults({ figures, rows }: Results): void {
	for (const found of Object.values(rows))
		for (const table of splitIntoTables(found)) printTable(...table.map(toTexts));
	printTable(
		...figures.map(({ key, value, goal, isMet }) => ({
			key,
			figure: String(value),
			goal: goal === undefined ? '' : `≤ ${goal}`,
			met: isMet === undefined ? '' : isMet ? 'yes' : 'no',
		})),
	);
}

/** Rows of the same columns are a table. */
function splitIntoTables(rows: Row[]): Row[][] {
	return Object.values(Object.groupBy(rows, (row) => Object.keys(row).join())) as Row[][];
}

function toTexts(row: Row): Record<string, string> {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

/** Writes them to a JSON file. */
export async function writeResults(file: string, results: Results): Promise<void> {
	const style = { ...(await resolveConfig(file)), filepath: file };
	await writeFile(file, await format(JSON.stringify(results), style));
}
