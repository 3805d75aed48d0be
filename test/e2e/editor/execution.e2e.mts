import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { readWav } from '../../audio/readWav.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { executeWorkflow, openNode, openWorkflow } from './support/pages/canvas.mts';
import { downloadOutput, playOutput, readPlayer } from './support/pages/output.mts';

describe('an example workflow that is executed by a click', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	for (const { workflow, node } of [
		{ workflow: 'executed-voice-conversion', node: 'SAMI Voice Conversion' },
		{ workflow: 'executed-voice-cloning', node: 'Speak' },
		{ workflow: 'executed-singing-cloning', node: 'Cover Song' },
	]) {
		it(`makes audio that can be downloaded and played: ${workflow}`, async () => {
			const { page } = editor;
			await openWorkflow(page, workflow);
			await executeWorkflow(page);
			await openNode(page, node);
			const { name, content } = await downloadOutput(page);
			assert.match(name, /\.wav$/);
			const { samples, durationSeconds } = readWav(content);
			assert.ok(durationSeconds > 1);
			assert.ok(samples.some((sample) => Math.abs(sample) > 0.1));

			await playOutput(page);
			const { duration } = await waitUntil('the audio plays', async () => {
				const player = await readPlayer(page);
				return player.position > 0.1 ? player : undefined;
			});
			assert.ok(
				Math.abs(duration - durationSeconds) < 0.1,
				`${duration} s instead of ${durationSeconds} s`,
			);
		});
	}
});
