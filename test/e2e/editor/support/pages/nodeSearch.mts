import type { Locator, Page } from 'playwright-core';

/** Opens the panel in which users look for nodes. */
export async function openNodeSearch(page: Page): Promise<void> {
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

/** Types into the search field. */
export async function searchNodes(page: Page, words: string): Promise<void> {
	await page.getByTestId('node-creator-search-bar').fill(words);
}

/** A node that the search has found. */
export function findFound(page: Page, displayName: string): Locator {
	return page.getByTestId('item-iterator-item').filter({
		has: page.getByTestId('node-creator-item-name').getByText(displayName, { exact: true }),
	});
}
