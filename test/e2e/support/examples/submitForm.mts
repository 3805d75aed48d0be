import { waitUntil } from '../../../../tools/waitUntil.mts';

/**
 * Fills in a form of n8n and submits it, as its page does in a browser. Returns the page that it ends with.
 *
 * @param values of the fields, in their order
 */
export async function submitForm(url: string, ...values: string[]): Promise<string> {
	const form = new FormData();
	for (const [index, value] of values.entries()) form.append(`field-${index}`, value);
	const answer = await waitUntil(`there is a form at ${url}`, async () => {
		const submitted = await fetch(url, { method: 'POST', body: form });
		return submitted.status === 404 ? undefined : submitted;
	});
	const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl: string };
	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	await waitUntil('the workflow shows the last page of its form', async () => {
		const status = (await (await fetch(statusUrl)).text()).trim();
		if (status === 'error') throw new Error('The workflow of the form has failed');
		return status === 'form-waiting' ? true : undefined;
	});
	const lastPage = await (await fetch(formWaitingUrl)).text();
	// The page itself does so once it is shown, and lets the workflow end.
	await fetch(formWaitingUrl, { method: 'POST' });
	return lastPage;
}
