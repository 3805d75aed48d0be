import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { executeWorkflow, openNode, openWorkflow } from './support/pages/canvas.mts';
import { openCredential, untilAccepted } from './support/pages/credentialForm.mts';
import { choose, closeNode, executeStep } from './support/pages/nodeForm.mts';
import { findFound, openNodeSearch, searchNodes } from './support/pages/nodeSearch.mts';
import { readOutputTable, showFields } from './support/pages/output.mts';

const usualSize = { width: 1280, height: 800 };

/** The panels of a node need more. */
const formWidth = 1440;

const folder = 'docs/images';

const themes = [
	{ theme: 'light', suffix: '' },
	{ theme: 'dark', suffix: '-dark' },
] as const;

/** An example as it is pictured. */
interface PicturedExample {
	workflow: string;
	/** Left out where a user starts it elsewhere, such as in a form. */
	isExecuted?: true;
	/** The nodes whose form is pictured, each with the height which that needs. */
	forms?: Array<{ node: string; picture: string; height: number }>;
}

const examples: PicturedExample[] = [
	{
		workflow: 'voice-conversion',
		isExecuted: true,
		forms: [{ node: 'SAMI Voice Conversion', picture: 'form-convert', height: 800 }],
	},
	{
		workflow: 'voice-cloning',
		isExecuted: true,
		forms: [
			{ node: 'Train Voice', picture: 'form-train', height: 1100 },
			{ node: 'Speak', picture: 'form-generate', height: 1640 },
		],
	},
	{
		workflow: 'song-cover',
		isExecuted: true,
		forms: [{ node: 'Cover Song', picture: 'form-cover', height: 1380 }],
	},
	{
		workflow: 'dialogue',
		isExecuted: true,
		forms: [{ node: 'Narrate', picture: 'form-narrate', height: 2120 }],
	},
	{ workflow: 'podcast', isExecuted: true },
	{ workflow: 'sheet-to-files', isExecuted: true },
	{ workflow: 'long-article', isExecuted: true },
	{ workflow: 'bulk-conversion', isExecuted: true },
	{ workflow: 'form-to-voice' },
	{ workflow: 'train-then-cover' },
	{ workflow: 'agent-with-voice' },
	{ workflow: 'tencent-register' },
];

/** Makes the pictures of the guides, so that they show what there is. */
describe('the pictures', () => {
	let editor: Editor;

	before(async () => {
		await mkdir(folder, { recursive: true });
		editor = await openEditor();
	});

	after(async () => await editor?.close());

	for (const { workflow, isExecuted, forms = [] } of examples) {
		it(`show ${workflow} and its forms`, async () => {
			const { page } = editor;
			await page.setViewportSize(usualSize);
			await openWorkflow(page, workflow);
			if (isExecuted) await executeWorkflow(page);
			await take(`example-${workflow}`);
			for (const { node, picture, height } of forms) {
				await page.setViewportSize({ width: formWidth, height });
				await openNode(page, node);
				await showFields(page);
				await take(picture);
				await closeNode(page);
			}
		});
	}

	it('show the speakers as items', async () => {
		const { page } = editor;
		await page.setViewportSize({ width: formWidth, height: 800 });
		await openWorkflow(page, 'pictured-speakers');
		await openNode(page, 'Get Speakers');
		await choose(page, 'operation', 'Get Speakers');
		await executeStep(page);
		await readOutputTable(page);
		await take('form-get-speakers');
	});

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

	for (const { credential, picture, height } of [
		{ credential: 'sami-sandbox', picture: 'credential', height: 800 },
		{ credential: 'tencent-sandbox', picture: 'credential-media-lab', height: 1000 },
		{ credential: 'cos-sandbox', picture: 'credential-cos', height: 800 },
	]) {
		it(`show a credential and its test: ${credential}`, async () => {
			const { page } = editor;
			await page.setViewportSize({ ...usualSize, height });
			await openCredential(page, credential);
			await untilAccepted(page);
			await take(picture);
		});
	}

	/** Takes a picture in each theme, once nothing moves any more. */
	async function take(picture: string): Promise<void> {
		const { page } = editor;
		// Where nothing is to be hovered over.
		await page.mouse.move(400, page.viewportSize()!.height - 10);
		for (const { theme, suffix } of themes) {
			await page.emulateMedia({ colorScheme: theme });
			let last = await shoot(page);
			const content = await waitUntil('nothing moves', async () => {
				await sleep(500);
				const before = last;
				last = await shoot(page);
				return last.equals(before) ? last : undefined;
			});
			await writeFile(join(folder, `${picture}${suffix}.png`), content);
		}
		await page.emulateMedia({ colorScheme: 'light' });
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
