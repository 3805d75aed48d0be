import { after, afterEach, before, describe, it } from 'node:test';
import { assertSoon } from '../support/assertSoon.mts';
import { describeChoices, forms } from '../support/forms/index.mts';
import { nodes } from '../support/nodes.mts';
import { openEditor } from '../support/openEditor.mts';
import type { Editor } from '../support/openEditor.mts';
import { openNode, openWorkflow } from '../support/pages/canvas.mts';
import {
	choose,
	closeNode,
	openOptions,
	readCredentialLabels,
	readLabels,
	readOptions,
} from '../support/pages/nodeForm.mts';
import { formName, formsWorkflowId } from '../support/suiteWorkflows.mts';

describe('the forms', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	// Here, because a form that is wrong must not stay open in front of the next one.
	afterEach(async () => await closeNode(editor.page));

	for (const { type, displayName } of nodes) {
		describe(`of ${displayName}`, () => {
			before(async () => await openWorkflow(editor.page, formsWorkflowId(type)));

			for (const [index, form] of forms.filter(({ node }) => node === type).entries()) {
				it(`show only what applies: ${describeChoices(form)}`, async () => {
					const { page } = editor;
					await openNode(page, formName(index));
					await assertSoon(editor, () => readLabels(page), form.labels);
					await assertSoon(editor, () => readCredentialLabels(page), form.credentials);
					if (form.options) {
						await openOptions(page);
						await assertSoon(editor, () => readOptions(page), form.options);
					}
				});
			}
		});
	}

	it('change with what a user chooses', async () => {
		const { page } = editor;
		await openWorkflow(page, 'choices');
		await openNode(page, 'Tencent Voice Cloning');
		await choose(page, 'resource', 'Job');
		await assertSoon(editor, () => readLabels(page), [
			'Resource',
			'Operation',
			'Job ID',
			'Wait Mode',
			'Download',
			'Output Binary Field',
			'Include Input Fields',
			'Options',
		]);
		await choose(page, 'resource', 'Model');
		await choose(page, 'operation', 'Get Many');
		await assertSoon(editor, () => readLabels(page), [
			'Resource',
			'Operation',
			'Return All',
			'Limit',
			'Include Input Fields',
		]);
	});
});
