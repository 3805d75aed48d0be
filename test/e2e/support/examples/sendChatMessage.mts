import type { Session } from '../../../../tools/n8n/index.mts';

/** Sends a message in the chat of the editor. Returns the ID of the execution that it starts. */
export async function sendChatMessage(
	session: Session,
	workflowId: string,
	trigger: string,
	chatInput: string,
): Promise<string> {
	const json = { sessionId: 'test', action: 'sendMessage', chatInput };
	const data = {
		startTime: Date.now(),
		executionIndex: 0,
		executionTime: 0,
		executionStatus: 'success',
		data: { main: [[{ json }]] },
		source: [null],
	};
	const { executionId } = await session.post<{ executionId: string }>(
		`/workflows/${workflowId}/run`,
		{
			triggerToStartFrom: { name: trigger, data },
			// The first n8n 2 runs what the editor shows, later ones what is saved.
			workflowData: await session.get<object>(`/workflows/${workflowId}`),
		},
	);
	return executionId;
}
