import { after, before, describe, it } from 'node:test';
import { nodes } from './support/nodes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openWorkflow } from './support/pages/canvas.mts';
import { findFound, openNodeSearch, searchNodes } from './support/pages/nodeSearch.mts';

describe('the search for nodes', () => {
	let editor: Editor;

	before(async () => {
		editor = await openEditor();
		await openWorkflow(editor.page, 'search');
		await openNodeSearch(editor.page);
	});

	after(async () => await editor?.close());

	for (const { displayName, foundAs, words } of nodes) {
		for (const word of words) {
			it(`finds ${displayName} by “${word}”`, async () => {
				const found = findFound(editor.page, foundAs);
				// What an earlier search has found must not count.
				await searchNodes(editor.page, 'no node is called so');
				await found.waitFor({ state: 'hidden' });
				await searchNodes(editor.page, word);
				await found.waitFor({ timeout: 10_000 });
			});
		}
	}
});
