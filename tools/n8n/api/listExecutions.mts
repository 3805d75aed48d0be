import type { ExecutionStatus } from 'n8n-workflow';
import type { Session } from './session.mts';

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: ExecutionStatus;
	/** When it resumes by itself, if it is suspended. */
	waitTill?: string;
}

interface Page {
	results: Array<Omit<ListedExecution, 'waitTill'> & { waitTill?: string | null }>;
	nextCursor?: string | null;
}

const largestPage = 100;

/**
 * Asked for no status, n8n looks for those that run and those that do not at the same time, so that one that changes just
 * then is listed twice or not at all.
 */
const allStatuses: ExecutionStatus[] = [
	'new',
	'running',
	'waiting',
	'success',
	'error',
	'canceled',
	'crashed',
	'unknown',
];

/** Lists the executions of a workflow, the newest first. Older versions of n8n page by ID, newer ones by a cursor. */
export async function listExecutions(
	session: Session,
	workflowId: string,
): Promise<ListedExecution[]> {
	const all: ListedExecution[] = [];
	const filter = JSON.stringify({ workflowId, status: allStatuses });
	const query = new URLSearchParams({ filter, limit: String(largestPage) });
	for (;;) {
		const { results, nextCursor } = await session.get<Page>(`/executions?${query}`);
		all.push(
			...results.map(({ id, status, waitTill }) => ({ id, status, ...(waitTill && { waitTill }) })),
		);
		if (results.length < largestPage || nextCursor === null) return all;
		if (nextCursor === undefined) query.set('lastId', all.at(-1)!.id);
		else query.set('cursor', nextCursor);
	}
}
