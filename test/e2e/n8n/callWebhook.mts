import { waitUntil } from './waitUntil.mts';

/** Posts to the webhook of an active workflow. Those listen only some time after n8n has started. */
export async function callWebhook(url: string, path: string, body?: object): Promise<Response> {
	return await waitUntil(`a workflow listens to ${path}`, async () => {
		const answer = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: body && { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		return answer.status === 404 ? undefined : answer;
	});
}
