import { DatabaseSync } from 'node:sqlite';
import type { ExecutionStatus } from 'n8n-workflow';
import { waitUntil } from '../../tools/waitUntil.mts';

/** All executions of a workflow. */
export interface AllExecutions {
	/** The file of n8n's database. */
	database: string;
	workflowId: string;
	/** How many there are to be. */
	executions: number;
}

const MOST_SECONDS = 600;
const failed: ExecutionStatus[] = ['error', 'crashed', 'canceled', 'unknown'];

/**
 * Waits until all executions of a workflow have had a status, for one that is suspended resumes for a moment again and
 * again. They are looked up in the database, because n8n would be kept busy with being asked. Fails as soon as one has
 * failed.
 */
export async function untilAllHaveBeen(
	wanted: 'waiting' | 'success',
	{ database, workflowId, executions }: AllExecutions,
): Promise<void> {
	const connection = new DatabaseSync(database, { readOnly: true });
	const statement = connection.prepare(
		'SELECT id, status FROM execution_entity WHERE workflowId = ?',
	);
	const seen = new Set<number>();
	const ask = async () => {
		const rows = statement.all(workflowId) as Array<{ id: number; status: ExecutionStatus }>;
		for (const { id, status } of rows) {
			if (failed.includes(status)) throw new Error(`Execution ${id} has the status ${status}`);
			if (status === wanted) seen.add(id);
		}
		return seen.size === executions ? true : undefined;
	};
	try {
		await waitUntil(`${executions} executions have had the status ${wanted}`, ask, {
			seconds: MOST_SECONDS,
			lastSeen: () => `: ${seen.size} have`,
		});
	} finally {
		connection.close();
	}
}
