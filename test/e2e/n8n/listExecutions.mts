import type { ExecutionStatus } from 'n8n-workflow';
import type { Session } from './session.mts';

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: ExecutionStatus;
}

const PAGE = 100;

/** Lists the executions of a workflow, the newest first. */
export async function listExecutions(session: Session, workflowId: string): Promise<ListedExecution[]> {
	const all: ListedExecution[] = [];
	for (;;) {
		const query = new URLSearchParams({ filter: JSON.stringify({ workflowId }), limit: String(PAGE) });
		const last = all.at(-1);
		if (last) query.set('lastId', last.id);
		const { results } = await session.get<{ results: ListedExecution[] }>(`/executions?${query}`);
		all.push(...results.map(({ id, status }) => ({ id, status })));
		if (results.length < PAGE) return all;
	}
}
