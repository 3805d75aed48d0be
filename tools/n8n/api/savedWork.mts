import { asDraft } from '../run/commands.mts';
import type { PlainCredential, WorkflowFile } from '../run/commands.mts';
import type { Session } from './session.mts';

/** Saves a workflow in an n8n that runs. */
export async function saveWorkflow(
	session: Session,
	workflow: Omit<WorkflowFile, 'id'>,
): Promise<{ id: string; versionId: string }> {
	return await session.post('/workflows', asDraft(workflow));
}

/** The same, and publishes it: its triggers listen at once. Returns its ID. */
export async function publishWorkflow(
	session: Session,
	workflow: Omit<WorkflowFile, 'id'>,
): Promise<string> {
	const { id } = await saveWorkflow(session, workflow);
	await activateWorkflow(session, id);
	return id;
}

/** Publishes a workflow that is saved or imported: its triggers listen at once, and from each start on. */
export async function activateWorkflow(session: Session, id: string): Promise<void> {
	const { versionId } = await session.get<{ versionId: string }>(`/workflows/${id}`);
	await session.post(`/workflows/${id}/activate`, { versionId });
}

/** Saves a credential in an n8n that runs. Returns what the nodes of a workflow refer to it by. */
export async function saveCredential(
	session: Session,
	{ name, type, data }: Omit<PlainCredential, 'id'>,
): Promise<{ id: string; name: string }> {
	const { id } = await session.post<{ id: string }>('/credentials', { name, type, data });
	return { id, name };
}
