import { after, before, describe, it } from 'node:test';
import { assertSoon } from './support/assertSoon.mts';
import { credentialTypes, editedCredentialId } from './support/credentialTypes.mts';
import { nodes } from './support/nodes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { findNode, openWorkflow } from './support/pages/canvas.mts';
import { findCredentialHeader, openCredential } from './support/pages/credentialForm.mts';
import { readIcon } from './support/pages/icons.mts';
import { findFound, openNodeSearch, searchNodes } from './support/pages/nodeSearch.mts';

for (const { theme, extension } of [
	{ theme: 'light', extension: 'svg' },
	{ theme: 'dark', extension: 'dark.svg' },
] as const) {
	describe(`in the ${theme} theme`, () => {
		let editor: Editor;

		before(async () => {
			editor = await openEditor(theme);
			await openWorkflow(editor.page, `icons-${theme}`);
		});

		after(async () => await editor?.close());

		for (const { displayName, foundAs, icon } of nodes) {
			it(`${displayName} has its icon, on the canvas and in the search`, async () => {
				const { page } = editor;
				await openWorkflow(page, `icons-${theme}`);
				await assertSoon(
					editor,
					() => readIcon(findNode(page, displayName)),
					`${icon}.${extension}`,
				);
				await openNodeSearch(page);
				await searchNodes(page, foundAs);
				await assertSoon(editor, () => readIcon(findFound(page, foundAs)), `${icon}.${extension}`);
			});
		}

		for (const { type, icon } of credentialTypes) {
			it(`the credential ${type} has its icon`, async () => {
				await openCredential(editor.page, editedCredentialId(type));
				await assertSoon(
					editor,
					() => readIcon(findCredentialHeader(editor.page)),
					`${icon}.${extension}`,
				);
			});
		}
	});
}
