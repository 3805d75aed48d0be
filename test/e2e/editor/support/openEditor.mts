import { selectors } from 'playwright-core';
import type { Page, Request } from 'playwright-core';
import { testOwner } from '../../../../tools/n8n/index.mts';
import { startBrowser } from './startBrowser.mts';

/** The environment variable by which `run.mts` tells the suites where n8n is. */
export const editorUrlVariable = 'N8N_EDITOR_UNDER_TEST';

export type Theme = 'light' | 'dark';

/** A browser whose user is signed in to n8n as its owner. */
export interface Editor {
	page: Page;
	/** Whether the page waits for an answer of n8n. */
	isLoading(): boolean;
	close(): Promise<void>;
}

/**
 * Opens a browser and signs in. Each suite has a browser of its own, and changes workflows of its own: n8n lets
 * only one window at a time edit a workflow.
 */
export async function openEditor(theme: Theme = 'light'): Promise<Editor> {
	const baseURL = process.env[editorUrlVariable];
	if (!baseURL) throw new Error('There is no n8n: run this with “npm run test:e2e:editor”');
	selectors.setTestIdAttribute('data-test-id');
	const browser = await startBrowser();
	const context = await browser.newContext({
		baseURL,
		colorScheme: theme,
		locale: 'en-US',
		viewport: { width: 1280, height: 800 },
	});
	context.setDefaultTimeout(30_000);
	const { email, password } = testOwner;
	await context.request.post('/rest/login', { data: { emailOrLdapLoginId: email, password } });
	const page = await context.newPage();
	const unanswered = new Set<Request>();
	page.on('request', (request) => unanswered.add(request));
	page.on('requestfinished', (request) => unanswered.delete(request));
	page.on('requestfailed', (request) => unanswered.delete(request));
	// Nothing tells what becomes of the requests of the document before.
	page.on('domcontentloaded', () => unanswered.clear());
	return {
		page,
		isLoading: () => unanswered.size > 0,
		close: async () => await browser.close(),
	};
}
