import Table from 'cli-table3';

/** Prints rows of the same columns under each other. */
export function printTable(...rows: Array<Record<string, string>>): void {
	const columns = Object.keys(rows[0] ?? {});
	const table = new Table({ head: columns, style: { head: [], border: [], compact: true } });
	table.push(...rows.map((row) => columns.map((column) => row[column]!)));
	console.log(table.toString());
}
