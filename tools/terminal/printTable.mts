/** Prints rows of the same columns under each other. */
export function printTable(...rows: Array<Record<string, string>>): void {
	const columns = Object.keys(rows[0] ?? {});
	const widths = columns.map((column) =>
		Math.max(column.length, ...rows.map((row) => row[column]!.length)),
	);
	const printRow = (cells: string[]) =>
		console.log(
			cells
				.map((cell, index) => cell.padEnd(widths[index]!))
				.join('  ')
				.trimEnd(),
		);
	printRow(columns);
	printRow(widths.map((width) => '-'.repeat(width)));
	for (const row of rows) printRow(columns.map((column) => row[column]!));
}
