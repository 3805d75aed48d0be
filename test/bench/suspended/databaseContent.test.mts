import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readDatabaseContent, subtractContent } from '../../../bench/suspended/databaseContent.mts';

describe('the content of an SQLite database', () => {
	let folder: string;
	let file: string;
	let database: DatabaseSync;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'database-content-'));
		file = join(folder, 'database.sqlite');
		database = new DatabaseSync(file);
		database.exec('PRAGMA journal_mode = WAL');
		database.exec('CREATE TABLE execution (id INTEGER PRIMARY KEY, data TEXT)');
		database.exec('CREATE INDEX by_data ON execution (data)');
		database.exec('CREATE TABLE "odd name" (id INTEGER PRIMARY KEY)');
	});

	afterEach(async () => {
		database.close();
		await rm(folder, { recursive: true });
	});

	function insert(count: number, length: number): void {
		const statement = database.prepare('INSERT INTO execution (data) VALUES (?)');
		for (let number = 0; number < count; number += 1) statement.run('x'.repeat(length));
	}

	it('tells the rows of a table and their bytes without those of its index, on however many pages they are', () => {
		insert(3, 20_000);
		const { rows, bytes } = readDatabaseContent(file).tables.execution!;
		expect(rows).toBe(3);
		// Beside the text, SQLite stores a few bytes for each row.
		expect(bytes).toBeGreaterThan(60_000);
		expect(bytes).toBeLessThan(60_050);
	});

	it('tells the size that the file has as soon as SQLite has written everything to it', async () => {
		insert(100, 1000);
		const { bytes } = readDatabaseContent(file);
		expect((await stat(file)).size).toBeLessThan(bytes);
		database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		expect((await stat(file)).size).toBe(bytes);
	});

	it('tells only the tables that have changed since, and by how much', () => {
		insert(5, 1000);
		const before = readDatabaseContent(file);
		insert(2, 5000);
		const { tables, bytes } = subtractContent(readDatabaseContent(file), before);
		expect(Object.keys(tables)).toEqual(['execution']);
		expect(tables.execution!.rows).toBe(2);
		expect(tables.execution!.bytes).toBeGreaterThan(10_000);
		expect(tables.execution!.bytes).toBeLessThan(10_050);
		expect(bytes).toBeGreaterThan(20_000);
	});

	it('counts all of a table that was not there before', () => {
		const before = readDatabaseContent(file);
		database.exec('CREATE TABLE later (id INTEGER PRIMARY KEY)');
		database.exec('INSERT INTO later DEFAULT VALUES');
		const { tables } = subtractContent(readDatabaseContent(file), before);
		expect(tables.later!.rows).toBe(1);
	});
});
