import { after, before, describe, it } from 'node:test';
import { assertSoon } from './support/assertSoon.mts';
import { describeChoices, forms } from './support/forms/index.mts';
import { nodes } from './support/nodes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openNode, openWorkflow } from './support/pages/canvas.mts';
import {
	choose,
	closeNode,
	openOptions,
	readCredentialLabels,
	readLabels,
	readOptions,
} from './support/pages/nodeForm.mts';
import { formName, formsWorkflowId } from './support/suiteWorkflows.mts';

describe('the forms', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	for (const { type, displayName } of nodes) {
		describe(`of ${displayName}`, () => {
			before(async () => await openWorkflow(editor.page, formsWorkflowId(type)));

			for (const [index, form] of forms.filter(({ node }) => node === type).entries()) {
				it(`show only what applies: ${describeChoices(form)}`, async () => {
					const { page } = editor;
					await openNode(page, formName(index));
					await assertSoon(() => readLabels(page), form.labels);
					await assertSoon(() => readCredentialLabels(page), form.credentials);
					if (form.options) {
						await openOptions(page);
						await assertSoon(() => readOptions(page), form.options);
						await page.keyboard.press('Escape');
					}
					await closeNode(page);
				});
			}
		});
	}

	it('change with what a user chooses', async () => {
		const { page } = editor;
		await openWorkflow(page, 'choices');
		await openNode(page, 'Tencent Voice Cloning');
		await choose(page, 'resource', 'Job');
		await assertSoon(
			() => readLabels(page),
			['Resource', 'Operation', 'Job ID', 'Download', 'Options'],
		);
		await choose(page, 'resource', 'Model');
		await choose(page, 'operation', 'Get Many');
		await assertSoon(() => readLabels(page), ['Resource', 'Operation', 'Return All', 'Limit']);
	});
});
