import { randomUUID } from 'node:crypto';
import type { IWorkflowBase } from 'n8n-workflow';

/** A workflow as n8n exports it; only nodes and connections are needed. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'id' | 'name' | 'settings' | 'pinData' | 'staticData'>>;

/** A copy, because n8n writes into the workflows it runs, with what its database adds to an exported one. */
export function toStoredWorkflow(workflow: WorkflowJson): IWorkflowBase {
	const now = new Date();
	return {
		id: randomUUID(),
		name: 'Workflow',
		...structuredClone(workflow),
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
	};
}
