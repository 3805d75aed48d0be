import { waitUntil } from '../../../tools/waitUntil.mts';

/**
 * Fills in a form of n8n and submits it, as a browser does. Returns the page that it ends with, once there is one.
 *
 * @param values by the labels of the fields, in their order
 */
export async function submitForm(url: string, values: Record<string, string>): Promise<string> {
	const form = new FormData();
	for (const [index, value] of Object.values(values).entries())
		form.append(`field-${index}`, value);
	const answer = await waitUntil(`there is a form at ${url}`, async () => {
		const submitted = await fetch(url, { method: 'POST', body: form });
		return submitted.status === 404 ? undefined : submitted;
	});
	const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl: string };
	return await waitUntil('the form ends with a page', async () => {
		const page = await fetch(formWaitingUrl);
		const text = await page.text();
		return text.includes('responseBinary') ? text : undefined;
	});
}
