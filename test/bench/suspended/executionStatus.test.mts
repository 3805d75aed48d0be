import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { untilAllHaveBeen } from '../../../bench/suspended/executionStatus.mts';

describe('waiting for the executions of a workflow', () => {
	let folder: string;
	let file: string;
	let database: DatabaseSync;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'execution-status-'));
		file = join(folder, 'database.sqlite');
		database = new DatabaseSync(file);
		database.exec('PRAGMA journal_mode = WAL');
		database.exec(
			'CREATE TABLE execution_entity (id INTEGER PRIMARY KEY, workflowId TEXT, status TEXT)',
		);
	});

	afterEach(async () => {
		database.close();
		await rm(folder, { recursive: true });
	});

	function store(id: number, status: string, workflowId = 'measured'): void {
		database
			.prepare('INSERT OR REPLACE INTO execution_entity (id, workflowId, status) VALUES (?, ?, ?)')
			.run(id, workflowId, status);
	}

	function awaitBoth(status: 'waiting' | 'success'): Promise<void> {
		return untilAllHaveBeen(status, { database: file, workflowId: 'measured', executions: 2 });
	}

	it('ends when the last of them has had the status, whatever status others have had since', async () => {
		store(1, 'waiting');
		let hasEnded = false;
		const waiting = awaitBoth('waiting').finally(() => (hasEnded = true));
		await new Promise((resolve) => setImmediate(resolve));
		expect(hasEnded).toBe(false);
		store(1, 'running');
		store(2, 'waiting');
		await waiting;
	});

	it('leaves the executions of other workflows out of account', async () => {
		store(1, 'success');
		store(2, 'success', 'other');
		store(3, 'error', 'other');
		let hasEnded = false;
		const waiting = awaitBoth('success').finally(() => (hasEnded = true));
		await new Promise((resolve) => setImmediate(resolve));
		expect(hasEnded).toBe(false);
		store(4, 'success');
		await waiting;
	});

	it('fails as soon as one of them has failed, and names it', async () => {
		store(1, 'waiting');
		store(2, 'error');
		await expect(awaitBoth('success')).rejects.toThrow('Execution 2 has the status error');
	});
});
