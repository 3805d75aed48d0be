import type { Locator, Page } from 'playwright-core';

/** Opens a saved credential, which n8n then tests. */
export async function openCredential(page: Page, id: string): Promise<void> {
	await page.goto(`/home/credentials/${id}`);
	await page.getByTestId('credential-edit-dialog').waitFor();
}

/** Where name and icon of the credential stand. */
export function findCredentialHeader(page: Page): Locator {
	return page.getByTestId('editCredential-modal');
}

/** Waits until n8n says that the test has succeeded. */
export async function untilAccepted(page: Page): Promise<void> {
	await page.getByTestId('credentials-config-container-test-success').waitFor();
}

/** Waits until n8n says that the test has failed. Returns what it shows, with the reason. */
export async function untilRefused(page: Page): Promise<string> {
	const form = page.getByTestId('node-credentials-config-container');
	await form.getByText('Couldn’t connect with these settings').waitFor();
	const more = form.getByText('More details');
	if (await more.isVisible()) await more.click();
	return await form.innerText();
}

/** Enters a value in a field. */
export async function enter(page: Page, field: string, value: string): Promise<void> {
	await page.getByTestId(`parameter-input-${field}`).locator('input').fill(value);
}

/** Saves the credential, which tests it. */
export async function save(page: Page): Promise<void> {
	await page.getByTestId('credential-save-button').click();
}

/** Tests it again. Returns the status that the test ends with. */
export async function retry(page: Page): Promise<string> {
	const [tested] = await Promise.all([
		page.waitForResponse(/\/rest\/credentials\/test/),
		page
			.getByTestId('node-credentials-config-container')
			.getByRole('button', { name: 'Retry' })
			.click(),
	]);
	const { data } = (await tested.json()) as { data: { status: string } };
	return data.status;
}
