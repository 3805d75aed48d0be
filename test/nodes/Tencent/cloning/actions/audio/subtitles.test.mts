import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { createAccount } from '../../../../../sandbox/account.mts';
import type { ShownCue } from '../../narrate/narrate.mts';
import { createSilentAccount, recordingItem, runCloning } from '../../runCloning.mts';
import { endAll, held, suspend } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('the subtitles of a generated text', () => {
	it('have a cue for each sentence, in time where a part of the text begins', async () => {
		const account = await createAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Good morning. Welcome to the show! This is the end.', download: true },
			options: { subtitles: 'srt', partLength: 34 },
		});
		const [item] = items('Clone');
		const { cues, subtitles, durationSeconds, files } = item!.json;
		const shown = cues as unknown as ShownCue[];
		expect(files).toHaveLength(2);
		expect(shown.map(({ text }) => text)).toEqual([
			'Good morning.',
			'Welcome to the show!',
			'This is the end.',
		]);
		expect(shown[0]!.start).toBe(0);
		expect(shown[2]!.end).toBe(durationSeconds);
		expect(shown[1]!.end).toBe(shown[2]!.start);
		const alone = await runCloning({
			account,
			parameters: { text: 'Good morning. Welcome to the show!', download: true },
		});
		// The sandbox does not speak a text twice in the same number of samples.
		const seconds = Number(alone.items('Clone')[0]!.json.durationSeconds);
		expect(shown[2]!.start).toBeCloseTo(seconds, 2);
		expect(subtitles).toMatch(
			/^1\n00:00:00,000 --> 00:00:0\d,\d{3}\nGood morning\.\n\n2\n.*\n\n3\n.*\nThis is the end\.\n$/s,
		);
	}, 180_000);

	it('come out of a suspended execution, and with the job as the vendor returns it', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, {
			input: [{ json: { text: 'One. Two.' } }],
			parameters: { download: true },
			options: { subtitles: 'vtt', simplify: false },
		});
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.items('Clone')[0]!.json).toMatchObject({
			state: 3,
			subtitles:
				'WEBVTT\n\n00:00:00.000 --> 00:00:00.005\nOne.\n\n00:00:00.005 --> 00:00:00.010\nTwo.\n',
			cues: [{ text: 'One.' }, { text: 'Two.' }],
		});
	});

	it('are left out for a recording, and where none are asked for', async () => {
		const account = await createSilentAccount();
		const runs = [
			{ parameters: { inputSource: 'binary' }, options: { subtitles: 'srt' } },
			{ parameters: { text: 'Hello.' } },
		];
		for (const { parameters, options } of runs) {
			const input = [await recordingItem('speech.wav')];
			const run = { account, input, parameters: { ...parameters, download: true }, options };
			const [item] = (await runCloning(run)).items('Clone');
			expect(item!.binary).toBeDefined();
			expect(Object.keys(item!.json)).not.toContain('subtitles');
		}
	});
});
