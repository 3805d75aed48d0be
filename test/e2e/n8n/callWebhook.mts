import { waitUntil } from './waitUntil.mts';

/** Posts to the webhook of an active workflow. Those listen only some time after n8n has started. */
export async function callWebhook(url: string, path: string): Promise<Response> {
	return await waitUntil(`a workflow listens to ${path}`, async () => {
		const answer = await fetch(`${url}/webhook/${path}`, { method: 'POST' });
		return answer.status === 404 ? undefined : answer;
	});
}
