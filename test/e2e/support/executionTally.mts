import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instance } from '../../../tools/n8n/index.mts';

/** What ran in a real n8n, to its end, whatever that was. */
export interface ExecutionTally {
	workflows: number;
	executions: number;
}

const ended = "('success', 'error', 'canceled', 'crashed')";

/** Names the file that suites add to what ran in their n8n. */
export const tallyVariable = 'EXECUTION_TALLY';

/** Adds what ran in an n8n to the file that `EXECUTION_TALLY` names. n8n, which keeps it in SQLite, has ended. */
export async function tallyExecutions({ userFolder }: Instance): Promise<void> {
	const file = process.env[tallyVariable];
	const database = join(userFolder, '.n8n/database.sqlite');
	if (!file || !existsSync(database)) return;
	const connection = new DatabaseSync(database, { readOnly: true });
	const tally = connection
		.prepare(
			`SELECT count(DISTINCT workflowId) AS workflows, count(*) AS executions
			FROM execution_entity WHERE status IN ${ended}`,
		)
		.get();
	connection.close();
	await appendFile(file, `${JSON.stringify(tally)}\n`);
}

/** What has been added to a file, in total. */
export async function readTally(file: string): Promise<ExecutionTally> {
	const lines = existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : [];
	const tallies = lines.map((line) => JSON.parse(line) as ExecutionTally);
	const sum = (key: keyof ExecutionTally) =>
		tallies.reduce((total, tally) => total + tally[key], 0);
	return { workflows: sum('workflows'), executions: sum('executions') };
}
