import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readSound } from '../../../sandbox/audio/readSound.mts';
import { durationOf } from '../../../sandbox/audio/sound.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { readAudioFormat } from '../support/operations/audioFormat.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { executeWorkflow, openNode, openWorkflow } from './support/pages/canvas.mts';
import { downloadOutput, playOutput, readPlayer } from './support/pages/output.mts';

describe('an example workflow that is executed by a click', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	for (const { workflow, node, format } of [
		{
			workflow: 'executed-voice-conversion',
			node: 'SAMI Voice Conversion',
			format: 'wav',
		},
		{ workflow: 'executed-voice-cloning', node: 'Speak', format: 'wav' },
		{ workflow: 'executed-song-cover', node: 'Cover Song', format: 'mp3' },
	]) {
		it(`makes audio that can be downloaded and played: ${workflow}`, async () => {
			const { page } = editor;
			await openWorkflow(page, workflow);
			await executeWorkflow(page);
			await openNode(page, node);
			const { name, path } = await downloadOutput(page);
			assert.equal(extname(name), `.${format}`);
			assert.equal(readAudioFormat(await readFile(path)), format);
			const sound = await readSound(path, 48_000);
			const durationSeconds = durationOf(sound);
			assert.ok(durationSeconds > 1);
			assert.ok(sound.samples.some((sample) => Math.abs(sample) > 0.1));

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
