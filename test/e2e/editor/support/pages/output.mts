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
