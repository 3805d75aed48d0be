import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertSoon } from './support/assertSoon.mts';
import { nodes } from './support/nodes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openWorkflow } from './support/pages/canvas.mts';
import {
	findFound,
	openFound,
	openNodeSearch,
	readFound,
	searchNodes,
} from './support/pages/nodeSearch.mts';

/** As many as a user sees without scrolling. */
const visibleResults = 8;

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
			it(`finds ${displayName} by “${word}”`, async (test) => {
				const { page } = editor;
				const found = findFound(page, foundAs);
				// What an earlier search has found must not count.
				await searchNodes(page, 'no node is called so');
				await found.waitFor({ state: 'hidden' });
				await searchNodes(page, word);
				await found.waitFor({ timeout: 10_000 });
				const names = await readFound(page);
				test.diagnostic(`${word} → ${names.slice(0, visibleResults).join(' · ')}`);
				assert.ok(names.slice(0, visibleResults).includes(foundAs), names.join());
			});
		}
	}

	for (const { displayName, foundAs, actions } of nodes.filter(({ actions }) => actions.length)) {
		it(`names what ${displayName} can do so that its name is not needed`, async () => {
			const { page } = editor;
			await openWorkflow(page, 'search');
			await openNodeSearch(page);
			await searchNodes(page, displayName);
			await openFound(page, foundAs);
			await assertSoon(editor, async () => (await readFound(page)).sort(), [...actions].sort());
		});
	}
});
