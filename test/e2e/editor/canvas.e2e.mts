import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertSoon } from './support/assertSoon.mts';
import { nodes } from './support/nodes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openNode, openWorkflow, readNodeText } from './support/pages/canvas.mts';
import { closeNode, readDocumentationLink } from './support/pages/nodeForm.mts';
import { readTriggerHelp } from './support/pages/triggerPanel.mts';

const documentation =
	'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs';

describe('the nodes on the canvas', () => {
	let editor: Editor;

	before(async () => {
		editor = await openEditor();
		await openWorkflow(editor.page, 'canvas');
	});

	after(async () => await editor?.close());

	for (const { displayName, subtitle, page: documentationPage } of nodes) {
		it(`${displayName} says below its name what it does`, async () => {
			const read = async () => (await readNodeText(editor.page, displayName)).includes(subtitle);
			await assertSoon(editor, read, true);
		});

		it(`${displayName} links to its page in the documentation of this package`, async () => {
			const { page } = editor;
			await openNode(page, displayName);
			assert.equal(
				(await readDocumentationLink(page))?.split('?', 1)[0],
				`${documentation}/${documentationPage}.md`,
			);
			await closeNode(page);
		});
	}

	it('the trigger says where its URLs are and what to do with them', async () => {
		const { page } = editor;
		await openNode(page, 'Tencent Job Trigger');
		const help = await readTriggerHelp(page);
		assert.match(help, /Get notified when a Tencent Media Lab job finishes/);
		assert.match(help, /paste the Test URL \(under Webhook URLs\) into Options → Callback URL/);
		assert.match(help, /publish it and use the Production URL instead/);
	});
});
