import { DatabaseSync } from 'node:sqlite';

/** What a table holds. */
export interface TableContent {
	rows: number;
	/** Of the rows as SQLite stores them, without indexes. */
	bytes: number;
}

/** What an SQLite database holds. */
export interface DatabaseContent {
	tables: Record<string, TableContent>;
	/** The size of all pages in use, which hold rows, indexes and space that is left between them. */
	bytes: number;
}

/** Reads what an SQLite database holds, while others may write to it. */
export function readDatabaseContent(file: string): DatabaseContent {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		// Everything is read as it is at one moment.
		database.exec('BEGIN');
		const stored = database
			.prepare(
				`SELECT sqlite_schema.name, sum(payload) AS bytes
				FROM sqlite_schema JOIN dbstat USING (name) WHERE type = 'table' GROUP BY name`,
			)
			.all() as Array<{ name: string; bytes: number }>;
		const tables = stored.map(({ name, bytes }): [string, TableContent] => {
			const counted = database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get();
			return [name, { rows: Number(counted!.rows), bytes }];
		});
		const used = database.prepare('SELECT sum(pgsize) AS bytes FROM dbstat').get();
		return { tables: Object.fromEntries(tables), bytes: Number(used!.bytes) };
	} finally {
		database.close();
	}
}

/** What has been added since: the tables that have changed, and all pages in use. */
export function subtractContent(after: DatabaseContent, before: DatabaseContent): DatabaseContent {
	const tables = Object.entries(after.tables)
		.map(([name, { rows, bytes }]): [string, TableContent] => {
			const earlier = before.tables[name] ?? { rows: 0, bytes: 0 };
			return [name, { rows: rows - earlier.rows, bytes: bytes - earlier.bytes }];
		})
		.filter(([, { rows, bytes }]) => rows !== 0 || bytes !== 0);
	return { tables: Object.fromEntries(tables), bytes: after.bytes - before.bytes };
}
