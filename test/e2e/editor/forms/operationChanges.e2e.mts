import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertSoon, readSettled } from '../support/assertSoon.mts';
import { eachAfterEach, operations } from '../support/forms/changes.mts';
import { openEditor } from '../support/openEditor.mts';
import type { Editor } from '../support/openEditor.mts';
import { openNode, openWorkflow } from '../support/pages/canvas.mts';
import {
	choose,
	closeNode,
	countIssues,
	readChoice,
	readLabels,
	readValues,
} from '../support/pages/nodeForm.mts';

describe('a form whose operation is changed', () => {
	let editor: Editor;

	before(async () => {
		editor = await openEditor();
		await openWorkflow(editor.page, 'changes');
	});

	after(async () => await editor?.close());

	// Here, because a form that is wrong must not stay open in front of the next one.
	afterEach(async () => await closeNode(editor.page));

	for (const [node, ofNode] of Object.entries(operations)) {
		it(`is as that of a new node, whichever operation of ${node} is changed into which`, async () => {
			const { page } = editor;
			await openNode(page, node);
			let before = 'a new node';
			for (const operation of eachAfterEach(ofNode)) {
				const { resource, name, labels, missing } = operation;
				const title = `${before} → ${resource ?? ''} ${name}`;
				if (resource && (await readChoice(page, 'resource')) !== resource)
					await choose(page, 'resource', resource);
				// For a moment the form shows the operation of a new node.
				if ((await readSettled(editor, () => readChoice(page, 'operation'))) !== name)
					await choose(page, 'operation', name);
				await assertSoon(editor, () => readLabels(page), labels, title);
				await assertSoon(editor, () => countIssues(page), missing, title);
				const broken = (await readValues(page)).filter((value) => value.includes('object Object'));
				assert.deepEqual(broken, [], title);
				before = `${resource ?? ''} ${name}`;
			}
		});
	}
});
