import { asDraft } from './commands.mts';
import type { PlainCredential, WorkflowFile } from './commands.mts';
import type { Session } from './session.mts';

/** Saves a workflow in an n8n that runs. */
export async function saveWorkflow(
	session: Session,
	workflow: Omit<WorkflowFile, 'id'>,
): Promise<{ id: string; versionId: string }> {
	return await session.post('/workflows', asDraft(workflow));
}

/** The same, and publishes it: its triggers listen at once. Returns its ID. */
export async function publishWorkflow(session: Session, workflow: Omit<WorkflowFile, 'id'>): Promise<string> {
	const { id, versionId } = await saveWorkflow(session, workflow);
	await session.post(`/workflows/${id}/activate`, { versionId });
	return id;
}

/** Saves a credential in an n8n that runs. Returns what the nodes of a workflow refer to it by. */
export async function saveCredential(
	session: Session,
	{ name, type, data }: Omit<PlainCredential, 'id'>,
): Promise<{ id: string; name: string }> {
	const { id } = await session.post<{ id: string }>('/credentials', { name, type, data });
	return { id, name };
}
