import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertSoon } from '../support/assertSoon.mts';
import { nodes } from '../support/nodes.mts';
import { openEditor } from '../support/openEditor.mts';
import type { Editor } from '../support/openEditor.mts';
import { openNode, openWorkflow } from '../support/pages/canvas.mts';
import {
	chooseFromList,
	filterList,
	openList,
	readChosen,
	readList,
} from '../support/pages/listField.mts';
import { closeNode } from '../support/pages/nodeForm.mts';
import { trainedModels } from '../support/trainingWorkflow.mts';

/** The lists, and what they have to have for some searches. What is chosen is always among it. */
const lists = [
	{
		node: 'SAMI Voice Conversion',
		parameter: 'speaker',
		chosen: /Fresh Woman/,
		entries: ['Fresh Woman', 'Magnetic Narrator', 'Lin Daiyu', 'American Man Cupid'],
		searches: [
			{ text: 'narrator', found: 'Magnetic Narrator' },
			{ text: '林黛玉', found: 'Lin Daiyu' },
			{ text: 'English', found: 'American Man Cupid' },
		],
	},
	...nodes
		.filter(({ type }) => type in trainedModels)
		.map(({ type, displayName }) => ({
			node: displayName,
			parameter: 'modelName',
			chosen: /default/i,
			entries: ['Default', ...trainedModels[type]!],
			searches: trainedModels[type]!.map((model) => ({ text: model.slice(0, 4), found: model })),
		})),
];

describe('the lists', () => {
	let editor: Editor;

	before(async () => {
		editor = await openEditor();
		await openWorkflow(editor.page, 'pickers');
	});

	after(async () => await editor?.close());

	// Here, because a list that is wrong must not stay open in front of the next one.
	afterEach(async () => await closeNode(editor.page));

	it('of speakers find men, and no women, by “male”', async () => {
		const { page } = editor;
		await openNode(page, 'SAMI Voice Conversion');
		await openList(page, 'speaker');
		await filterList(page, 'male');
		const men = ['Mellow Man', 'Magnetic Narrator', 'Monkey King', 'American Man Cupid'];
		const women = ['Sweet Woman', 'Sichuan Woman', 'Lin Daiyu', 'Girl Next Door'];
		await assertSoon(
			editor,
			async () => {
				const found = await readList(page);
				const isFound = (name: string) => found.some((entry) => entry.includes(name));
				return { men: men.filter(isFound), women: women.filter(isFound) };
			},
			{ men, women: [] },
		);
	});

	for (const { node, parameter, chosen, entries, searches } of lists) {
		it(`of ${parameter} in ${node} are filled, can be searched, and take a choice`, async () => {
			const { page } = editor;
			await openNode(page, node);
			await openList(page, parameter);
			// What is chosen is shown at once, and the rest when it has been loaded.
			await assertSoon(
				editor,
				async () => {
					const all = await readList(page);
					return entries.filter((entry) => all.some((text) => text.includes(entry)));
				},
				entries,
			);

			for (const { text, found } of searches) {
				await filterList(page, text);
				await assertSoon(editor, async () => {
					const unexpected = (await readList(page)).filter((entry) => !chosen.test(entry));
					return unexpected.map((entry) => entry.includes(found));
				}, [true]);
			}
			await chooseFromList(page, searches.at(-1)!.found);
			const value = await readChosen(page, parameter);
			assert.ok(value.includes(searches.at(-1)!.found), value);
		});
	}
});
