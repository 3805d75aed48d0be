import type { ExecutionStatus } from 'n8n-workflow';
import type { Session } from './session.mts';

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: ExecutionStatus;
}

interface Page {
	results: ListedExecution[];
	nextCursor?: string | null;
}

const largestPage = 100;

/**
 * Lists the executions of a workflow, the newest first. Older versions of n8n page by ID, newer ones by a cursor. n8n looks
 * for those that run and those that have ended at the same time, so one that ends just then may be on both lists.
 */
export async function listExecutions(session: Session, workflowId: string): Promise<ListedExecution[]> {
	const all = new Map<string, ListedExecution>();
	const query = new URLSearchParams({ filter: JSON.stringify({ workflowId }), limit: String(largestPage) });
	for (;;) {
		const { results, nextCursor } = await session.get<Page>(`/executions?${query}`);
		for (const { id, status } of results) all.set(id, { id, status });
		if (results.length < largestPage || nextCursor === null) return [...all.values()];
		if (nextCursor === undefined) query.set('lastId', results.at(-1)!.id);
		else query.set('cursor', nextCursor);
	}
}
