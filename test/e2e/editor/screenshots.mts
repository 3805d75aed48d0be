import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { executeWorkflow, findNode, openNode, openWorkflow } from './support/pages/canvas.mts';
import { openCredentialOfNode, untilAccepted } from './support/pages/credentialForm.mts';
import { findFound, openNodeSearch, searchNodes } from './support/pages/nodeSearch.mts';
import { showFields } from './support/pages/output.mts';

const usualSize = { width: 1280, height: 800 };

/** The panels of a node need more. */
const formWidth = 1440;

const folder = 'docs/images';

/** The examples, and the nodes in them whose form is pictured, each with the height which that needs. */
const examples = [
	{
		workflow: 'voice-conversion',
		forms: [{ node: 'SAMI Voice Conversion', picture: 'form-convert', height: 800 }],
	},
	{
		workflow: 'voice-cloning',
		forms: [
			{ node: 'Train Voice', picture: 'form-train', height: 1100 },
			{ node: 'Speak', picture: 'form-generate', height: 1520 },
		],
	},
	{
		workflow: 'song-cover',
		forms: [{ node: 'Cover Song', picture: 'form-cover', height: 1380 }],
	},
];

/** Makes the pictures of the guides, so that they show what there is. */
describe('the pictures', () => {
	let editor: Editor;

	before(async () => {
		await mkdir(folder, { recursive: true });
		editor = await openEditor();
	});

	after(async () => await editor?.close());

	for (const { workflow, forms } of examples) {
		it(`show ${workflow} after it has run, and its forms`, async () => {
			const { page } = editor;
			await page.setViewportSize(usualSize);
			await openWorkflow(page, workflow);
			await executeWorkflow(page);
			await take(`example-${workflow}`);
			for (const { node, picture, height } of forms) {
				await page.setViewportSize({ width: formWidth, height });
				await openNode(page, node);
				await showFields(page);
				await take(picture);
				await page.keyboard.press('Escape');
				await findNode(page, node).waitFor();
			}
		});
	}

	it('show the form of the trigger', async () => {
		const { page } = editor;
		await page.setViewportSize({ width: formWidth, height: 1200 });
		await openWorkflow(page, 'pictures');
		await openNode(page, 'Tencent Job Trigger');
		await take('form-trigger');
	});

	it('show the search for nodes', async () => {
		const { page } = editor;
		await page.setViewportSize(usualSize);
		await openWorkflow(page, 'voice-conversion');
		await openNodeSearch(page);
		await searchNodes(page, 'tencent');
		await findFound(page, 'Tencent Voice Cloning').waitFor();
		await take('search');
	});

	it('show a credential and its test', async () => {
		const { page } = editor;
		await page.setViewportSize(usualSize);
		await openWorkflow(page, 'voice-conversion');
		await openNode(page, 'SAMI Voice Conversion');
		await openCredentialOfNode(page);
		await untilAccepted(page);
		await take('credential');
	});

	/** Takes a picture once nothing moves any more. */
	async function take(picture: string): Promise<void> {
		const { page } = editor;
		// Where nothing is to be hovered over.
		await page.mouse.move(400, page.viewportSize()!.height - 10);
		let last = await shoot(page);
		const content = await waitUntil('nothing moves', async () => {
			await sleep(500);
			const before = last;
			last = await shoot(page);
			return last.equals(before) ? last : undefined;
		});
		await writeFile(join(folder, `${picture}.png`), content);
	}
});

async function shoot(page: Page): Promise<Buffer> {
	return await page.screenshot({
		animations: 'disabled',
		caret: 'hide',
		// Messages that go away by themselves, an empty box for tooltips, and what is another each time.
		style: `
			.el-notification { display: none !important; }
			.ͼ1:empty { display: none !important; }
			[data-test-id="run-data-schema-item-value"] { visibility: hidden; }
		`,
	});
}
