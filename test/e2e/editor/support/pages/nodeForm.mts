import type { Locator, Page } from 'playwright-core';

/** The form of the node that is open. */
export function findForm(page: Page): Locator {
	return page.getByTestId('node-parameters');
}

/** What stands above the fields, from top to bottom. */
export async function readLabels(page: Page): Promise<string[]> {
	const labels = await findForm(page)
		.getByTestId('input-label')
		.filter({ visible: true })
		.allInnerTexts();
	// Below the label are a hint and the switch between value and expression.
	return labels.map((label) => label.split('\n', 1)[0]!);
}

/** What stands above the credentials to choose, from top to bottom. */
export async function readCredentialLabels(page: Page): Promise<string[]> {
	const labels = await page
		.getByTestId('credentials-label')
		.filter({ visible: true })
		.allInnerTexts();
	return labels.map((label) => label.split('\n', 1)[0]!);
}

/** Chooses an option of a parameter. */
export async function choose(page: Page, parameter: string, option: string): Promise<void> {
	await findForm(page).getByTestId(`parameter-input-${parameter}`).click();
	await page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
}

/** What is filled in, from top to bottom. */
export async function readValues(page: Page): Promise<string[]> {
	const inputs = await findForm(page).locator('input, textarea').filter({ visible: true }).all();
	return await Promise.all(inputs.map(async (input) => await input.inputValue()));
}

/** Opens the list of “Add option”. */
export async function openOptions(page: Page): Promise<void> {
	await findForm(page).getByTestId('collection-parameter-add').click();
	await page.getByTestId('collection-parameter-option').filter({ visible: true }).first().waitFor();
}

/** What the list of “Add option” offers. */
export async function readOptions(page: Page): Promise<string[]> {
	return await page
		.getByTestId('collection-parameter-option')
		.filter({ visible: true })
		.allInnerTexts();
}

/** Goes back to the canvas, unless it is there already. This also closes a list that is open. */
export async function closeNode(page: Page): Promise<void> {
	if (await findForm(page).isHidden()) return;
	await page.getByTestId('ndv-close-button').click();
	await findForm(page).waitFor({ state: 'hidden' });
}
