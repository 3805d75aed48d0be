import type { Page } from 'playwright-core';

/** Opens the list of a field that can be filled from a list. */
export async function openList(page: Page, parameter: string): Promise<void> {
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').filter({ visible: true }).first().waitFor();
}

/** What the list offers. */
export async function readList(page: Page): Promise<string[]> {
	return await page.getByTestId('rlc-item').filter({ visible: true }).allInnerTexts();
}

/** Types into the search field of the list. */
export async function filterList(page: Page, text: string): Promise<void> {
	await page.getByTestId('rlc-search').filter({ visible: true }).fill(text);
}

/** Chooses an entry of the list. */
export async function chooseFromList(page: Page, entry: string): Promise<void> {
	await page.getByTestId('rlc-item').filter({ visible: true, hasText: entry }).click();
}

/** What is chosen. */
export async function readChosen(page: Page, parameter: string): Promise<string> {
	return await page
		.getByTestId(`resource-locator-${parameter}`)
		.getByTestId('rlc-input')
		.inputValue();
}
