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

/** The names of what the search has found, the best first. */
export async function readFound(page: Page): Promise<string[]> {
	const names = await page
		.getByTestId('node-creator-item-name')
		.filter({ visible: true })
		.allInnerTexts();
	return names.map((name) => name.trim());
}

/** Opens a node that the search has found. Then `readFound` reads what it can do. */
export async function openFound(page: Page, displayName: string): Promise<void> {
	await findFound(page, displayName).click();
	await page.getByTestId('nodes-list-header').getByText('Node details').waitFor();
}
