import type { Page } from 'playwright-core';

/** What the panel of the trigger that is open says about how to start the workflow. */
export async function readTriggerHelp(page: Page): Promise<string> {
	// The panel itself has no ID, and is a few levels above its header.
	const panel = page.getByTestId('trigger-header').locator('xpath=../../..');
	await panel.getByText('When will this node trigger my flow?').click();
	await panel.getByText('To test').waitFor();
	return await panel.innerText();
}
