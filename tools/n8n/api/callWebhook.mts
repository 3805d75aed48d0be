import { waitUntil } from '../../waitUntil.mts';

/**
 * Posts to the webhook of an active workflow. Those listen only some time after n8n has started, and a busy n8n
 * takes nothing in while its database has not answered for some seconds.
 */
export async function callWebhook(url: string, path: string, body?: object): Promise<Response> {
	return await waitUntil(`a workflow listens to ${path}`, async () => {
		const answer = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: body && { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		return answer.status === 404 || answer.status === 503 ? undefined : answer;
	});
}
