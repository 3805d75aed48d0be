import type { Page } from 'playwright-core';

/** Clicks on “Download” below the file that a node has put out. Returns its name, and where it has been saved. */
export async function downloadOutput(page: Page): Promise<{ name: string; path: string }> {
	const downloading = page.waitForEvent('download');
	await page.getByTestId('output-panel').getByTestId('ndv-download-binary-data').click();
	const download = await downloading;
	return { name: download.suggestedFilename(), path: await download.path() };
}

/** Clicks on “View” below the file that a node has put out, which plays it. */
export async function playOutput(page: Page): Promise<void> {
	await page.getByTestId('output-panel').getByTestId('ndv-view-binary-data').click();
	await page.locator('audio').waitFor();
}

/** How long the audio that is viewed is, and how far it has been played, in seconds. */
export async function readPlayer(page: Page): Promise<{ duration: number; position: number }> {
	return await page
		.locator('audio')
		.evaluate((audio: { duration: number; currentTime: number }) => ({
			duration: audio.duration,
			position: audio.currentTime,
		}));
}

/** Shows the input of the node that is open by the names of its fields, instead of its files. */
export async function showFields(page: Page): Promise<void> {
	const panel = page.getByTestId('ndv-input-panel');
	await panel.getByTestId('radio-button-schema').click();
	await panel.getByTestId('run-data-schema-item').first().waitFor();
}

/** Shows the items that a node has put out as a table. Returns each item by the names of its columns. */
export async function readOutputTable(page: Page): Promise<Array<Record<string, string>>> {
	const panel = page.getByTestId('output-panel');
	await panel.getByTestId('radio-button-table').click();
	const table = panel.locator('table');
	await table.waitFor();
	const names = await table.locator('thead th').allInnerTexts();
	const rows = await table.locator('tbody tr').all();
	return await Promise.all(
		rows.map(async (row) => {
			const cells = await row.locator('td').allInnerTexts();
			return Object.fromEntries(
				names
					.map((name, index) => [name.trim(), cells[index]?.trim() ?? ''])
					.filter(([name]) => name),
			) as Record<string, string>;
		}),
	);
}

/** Shows the files that a node has put out. Returns what stands there of them. */
export async function readOutputFiles(page: Page): Promise<string> {
	const panel = page.getByTestId('output-panel');
	await panel.getByTestId('radio-button-binary').click();
	await panel.getByTestId('ndv-view-binary-data').first().waitFor();
	return await panel.getByTestId('ndv-data-container').innerText();
}

/** What the panel says where a node has put out nothing. */
export async function readOutputMessage(page: Page): Promise<string> {
	return await page.getByTestId('output-panel').innerText();
}
