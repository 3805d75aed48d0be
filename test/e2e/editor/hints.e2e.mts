import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertSoon } from './support/assertSoon.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openNode, openWorkflow } from './support/pages/canvas.mts';
import { readChosen } from './support/pages/listField.mts';
import { addOption, choose, closeNode, isOn, readHints } from './support/pages/nodeForm.mts';

describe('the form of a new node', () => {
	let editor: Editor;

	before(async () => {
		editor = await openEditor();
		await openWorkflow(editor.page, 'hints');
	});

	after(async () => await editor?.close());

	// Here, because a form that is wrong must not stay open in front of the next one.
	afterEach(async () => await closeNode(editor.page));

	for (const { node, hints } of [
		{
			node: 'SAMI Voice Conversion',
			hints: [
				'The name of the input field that holds the recording: WAV, PCM, MP3 or AAC. Long recordings are split.',
			],
		},
		{
			node: 'Tencent Voice Cloning',
			hints: [
				'Any length. Text over 512 characters is split at sentence ends, spoken in parts, and joined again when downloaded.',
			],
		},
		{
			node: 'Tencent Singing Cloning',
			hints: [
				'The name of the input field that holds the recording: WAV or MP3',
				'Turn this on for a song with music',
			],
		},
	]) {
		it(`of ${node} shows what limits there are`, async () => {
			await openNode(editor.page, node);
			await assertSoon(editor, () => readHints(editor.page, hints), hints);
		});
	}

	for (const node of ['Tencent Voice Cloning', 'Tencent Singing Cloning']) {
		it(`of ${node} downloads the audio unless it is told not to`, async () => {
			await openNode(editor.page, node);
			assert.equal(await isOn(editor.page, 'download'), true);
		});
	}

	it('of SAMI Voice Conversion names its speaker in English before any list is loaded', async () => {
		await openNode(editor.page, 'SAMI Voice Conversion');
		assert.match(await readChosen(editor.page, 'speaker'), /^Fresh Woman 清新女声/);
	});

	it('of SAMI Voice Conversion says that n8n cannot play AAC', async () => {
		const { page } = editor;
		await openNode(page, 'SAMI Voice Conversion');
		await addOption(page, 'Format');
		await choose(page, 'format', 'AAC');
		const hints = ['n8n cannot play AAC'];
		await assertSoon(editor, () => readHints(page, hints), hints);
	});
});
