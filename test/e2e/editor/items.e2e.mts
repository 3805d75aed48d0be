import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoTencentCredentials } from '../../../sandbox/tencent/credentials.mts';
import { rowOwner } from './support/dataWorkflows.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { executeWorkflow, openNode, openWorkflow } from './support/pages/canvas.mts';
import { choose, closeNode, executeStep, toggle } from './support/pages/nodeForm.mts';
import { readOutputFiles, readOutputTable } from './support/pages/output.mts';

describe('the items in the output panel', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	it('show the file, the fields and the error code of an item that failed, with Continue', async () => {
		const { page } = editor;
		await openWorkflow(page, 'failed-item');
		await executeWorkflow(page);
		await openNode(page, 'Convert');
		const [item, ...others] = await readOutputTable(page);
		assert.deepEqual(others, []);
		assert.equal(item!.owner, rowOwner);
		assert.equal(item!.errorCode, 'notAudio');
		assert.match(item!.error!, /README\.md/);
		assert.notEqual(item!.message, '');
		assert.match(await readOutputFiles(page), /README\.md/);
	});

	it('keep the row with Include Input Fields, and are named by an expression in File Name', async () => {
		const { page } = editor;
		await openWorkflow(page, 'kept-row');
		await openNode(page, 'Convert');
		await toggle(page, 'includeInputFields');
		await closeNode(page);
		await executeWorkflow(page);
		await openNode(page, 'Convert');
		const [item] = await readOutputTable(page);
		assert.equal(item!.owner, rowOwner);
		assert.equal(item!.fileName, `${rowOwner}-greeting.wav`);
		assert.match(await readOutputFiles(page), new RegExp(`${rowOwner}-greeting\\.wav`));
	});

	it('come from the file that an expression in Input Binary Field returns', async () => {
		const { page } = editor;
		await openWorkflow(page, 'returned-file');
		await executeWorkflow(page);
		await openNode(page, 'Convert');
		assert.match(await readOutputFiles(page), /speech-zh_female_qingxin\.wav/);
	});

	it('tell the length, the sample rate, the channels and the size of the audio', async () => {
		const { page } = editor;
		await openWorkflow(page, 'plain-speech');
		await executeWorkflow(page);
		await openNode(page, 'Speak');
		const [item] = await readOutputTable(page);
		for (const measure of ['durationSeconds', 'sampleRate', 'channels', 'bytes'])
			assert.ok(Number(item![measure]) > 0, `${measure}: ${item![measure]}`);
		assert.equal(item!.contentId, demoTencentCredentials.contentId);
		assert.match(await readOutputFiles(page), /default-001\.wav/);
	});

	it('list the speakers, one an item, with Get Speakers', async () => {
		const { page } = editor;
		await openWorkflow(page, 'speakers');
		await openNode(page, 'Get Speakers');
		await choose(page, 'operation', 'Get Speakers');
		await executeStep(page);
		const items = await readOutputTable(page);
		assert.deepEqual(Object.keys(items[0]!), [
			'speaker',
			'name',
			'nameChinese',
			'scene',
			'gender',
			'language',
		]);
		assert.equal(items.length, 19);
		assert.ok(
			items.some(({ name, nameChinese }) => name === 'Lin Daiyu' && nameChinese === '林黛玉'),
		);
	});
});
