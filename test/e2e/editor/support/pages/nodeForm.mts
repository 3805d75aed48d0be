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
	// Behind the name of an option is its description, which may have the name of another.
	const name = new RegExp(`^${option}`);
	await page.getByRole('option', { name }).filter({ visible: true }).first().click();
}

/** Which option of a parameter is chosen. */
export async function readChoice(page: Page, parameter: string): Promise<string> {
	return await findForm(page)
		.getByTestId(`parameter-input-${parameter}`)
		.locator('input')
		.first()
		.inputValue();
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

/** Turns a switch on or off. */
export async function toggle(page: Page, parameter: string): Promise<void> {
	// What n8n calls the switch is invisible.
	await findForm(page).getByTestId(`parameter-input-${parameter}`).locator('.el-switch').click();
}

/** Whether a switch is on. */
export async function isOn(page: Page, parameter: string): Promise<boolean> {
	return await findForm(page)
		.getByTestId(`parameter-input-${parameter}`)
		.getByRole('switch')
		.isChecked();
}

/** Adds an option of the list of “Add option” to the form. */
export async function addOption(page: Page, option: string): Promise<void> {
	await openOptions(page);
	await page
		.getByTestId('collection-parameter-option')
		.filter({ visible: true })
		.getByText(option, { exact: true })
		.click();
}

/** Which of some hints the form shows. */
export async function readHints(page: Page, hints: string[]): Promise<string[]> {
	const text = await findForm(page).innerText();
	return hints.filter((hint) => text.split('\n').includes(hint));
}

/** How many fields are marked as wrong or missing. */
export async function countIssues(page: Page): Promise<number> {
	return await findForm(page).getByTestId('parameter-issues').filter({ visible: true }).count();
}

/** Where the link to the documentation leads. */
export async function readDocumentationLink(page: Page): Promise<string | null> {
	return await page.getByTestId('ndv').getByRole('link', { name: 'Docs' }).getAttribute('href');
}

/** Clicks on “Execute step”, and waits until there is output. */
export async function executeStep(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByTestId('ndv-items-count').waitFor();
}
