import type { Locator, Page } from 'playwright-core';

/** Opens a workflow in the editor. */
export async function openWorkflow(page: Page, id: string): Promise<void> {
	await page.goto(`/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/** A node on the canvas. */
export function findNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Opens the form of a node. */
export async function openNode(page: Page, name: string): Promise<void> {
	await findNode(page, name).dblclick();
	await page.getByTestId('node-parameters').waitFor();
}

/** Clicks on “Execute workflow”. */
export async function startWorkflow(page: Page): Promise<void> {
	await page.getByTestId('execute-workflow-button').click();
}

/** Clicks on “Execute workflow”, and waits until n8n says that it has ended well. */
export async function executeWorkflow(page: Page): Promise<void> {
	await startWorkflow(page);
	await untilExecuted(page);
}

/** Waits until n8n says that the workflow has ended well. */
export async function untilExecuted(page: Page): Promise<void> {
	await page.getByText('Workflow executed successfully').waitFor({ timeout: 120_000 });
}

/** What stands at a node on the canvas: its name, and below that its subtitle. */
export async function readNodeText(page: Page, name: string): Promise<string[]> {
	const text = await findNode(page, name).innerText();
	return text.split('\n').filter((line) => line.trim() !== '');
}
