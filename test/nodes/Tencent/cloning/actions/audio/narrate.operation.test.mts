import { removeTemporaryData, storeBinary } from '../../../../../../tools/engine/index.mts';
import { findSounds } from '../../../../../audio/findSounds.mts';
import { createAccount, listAllJobs, reportTraffic } from '../../../../../sandbox/account.mts';
import { narrate, readTrack, voicesOf } from '../../narrate/narrate.mts';
import type { ShownCue } from '../../narrate/narrate.mts';
import { createSilentAccount, readFailure } from '../../runCloning.mts';

afterAll(removeTemporaryData);

const DIALOGUE = `Mary: Good morning, and welcome to the show.
John: Thank you for having me.
Mary: Let us begin.`;
const voices = voicesOf({ Mary: 'default', John: 'default' });

const inFrames = 0.04;

describe('narrating a script', () => {
	it('makes one file in which each line is said when its cue says, with gaps of silence between them', async () => {
		const account = await createAccount();
		const { items } = await narrate(DIALOGUE, { account, parameters: { voices, gapSeconds: 1 } });
		expect(items('Clone')).toHaveLength(1);
		const [item] = items('Clone');
		const { cues, durationSeconds, sampleRate, channels, overruns, fileName } = item!.json;
		const shown = cues as unknown as ShownCue[];
		expect(shown.map(({ voice, text }) => [voice, text])).toEqual([
			['Mary', 'Good morning, and welcome to the show.'],
			['John', 'Thank you for having me.'],
			['Mary', 'Let us begin.'],
		]);
		const track = await readTrack(item!);
		const sounds = findSounds(track, 0.8);
		expect(sounds).toHaveLength(3);
		for (const [index, { start, end }] of shown.entries()) {
			expect(Math.abs(sounds[index]!.start - start)).toBeLessThan(inFrames);
			expect(Math.abs(sounds[index]!.end - end)).toBeLessThan(inFrames);
		}
		expect(shown[1]!.start - shown[0]!.end).toBeCloseTo(1, 2);
		expect([durationSeconds, sampleRate, channels, overruns, fileName]).toEqual([
			expect.closeTo(track.durationSeconds, 3),
			24000,
			1,
			[],
			'narration-001.wav',
		]);
		expect(shown.at(-1)!.end).toBe(durationSeconds);
		expect(item!.pairedItem).toEqual({ item: 0 });
	}, 180_000);

	it('speaks many lines in one job, each as an input and an output with the model of its voice', async () => {
		const account = await createSilentAccount();
		const { items } = await narrate(`${DIALOGUE}\nJohn: ${'Yes, yes. '.repeat(80)}`, {
			account,
			parameters: {
				voices: voicesOf({ mary: 'default', John: '={{ "default" }}' }),
				language: 'fromText',
				speechRate: 1.2,
			},
			options: { linesPerJob: 3 },
		});
		const jobs = await listAllJobs(account);
		expect(jobs.map(({ inputs }) => inputs.length).sort()).toEqual([2, 3]);
		const [first] = jobs.filter(({ inputs }) => inputs.length === 3);
		expect(first!.inputs[1]).toEqual({ sourceData: 'Thank you for having me.' });
		expect(first!.outputs[1]).toMatchObject({
			destination: '/narrated',
			inputSelectors: [1],
			smartContentDescriptor: {
				voiceCloning: { type: 1, modelName: 'default', language: 1, speechRate: 1.2 },
			},
		});
		const { jobIds, cues, customId } = items('Clone')[0]!.json;
		expect(new Set(jobIds as string[])).toEqual(new Set(jobs.map(({ id }) => id)));
		expect(customId).toBe(jobs[0]!.customId);
		expect(cues).toHaveLength(4);
	});

	it('says the lines of subtitles at their times, reports those that are too long, and is in time again after them', async () => {
		const account = await createAccount();
		const at = (second: number) => `00:00:${String(second).padStart(2, '0')},000`;
		const srt = [
			`1\n${at(1)} --> ${at(4)}\nIn time.`,
			`2\n${at(4)} --> ${at(5)}\nThis line has a good many more words than anybody can say in a second.`,
			`3\n${at(5)} --> ${at(12)}\nA little late.`,
			`4\n${at(12)} --> ${at(14)}\nIn time again.`,
		].join('\n\n');
		const run = { account, parameters: { timing: 'script', subtitleFormat: 'vtt' } };
		const { items } = await narrate(srt, run);
		const [item] = items('Clone');
		const cues = item!.json.cues as unknown as ShownCue[];
		expect(cues[0]!.start).toBe(1);
		expect(cues[2]!.start).toBeCloseTo(cues[1]!.end, 2);
		expect(cues[2]!.start).toBeGreaterThan(5.5);
		expect(cues[3]!.start).toBe(12);
		expect(item!.json.overruns).toEqual([
			{ line: 2, seconds: expect.closeTo(cues[1]!.end - 5, 2) },
		]);
		const sounds = findSounds(await readTrack(item!), 1.5);
		expect(Math.abs(sounds[0]!.start - 1)).toBeLessThan(inFrames);
		expect(Math.abs(sounds.at(-1)!.start - 12)).toBeLessThan(inFrames);
		expect(item!.json.subtitles).toContain('WEBVTT\n\n00:00:01.000 --> ');

		const strict = await narrate(srt, {
			...run,
			parameters: { ...run.parameters, onOverrun: 'fail' },
		});
		expect(readFailure(strict).message).toMatch(
			/^Line 2 of the script, 'This line has .*', is [\d.]+ s too long/,
		);
	}, 180_000);

	it('narrates the scripts of several items, from text files, each as a file named after its own', async () => {
		const account = await createSilentAccount();
		const scriptItem = async (fileName: string, content: string) => ({
			json: { id: fileName },
			binary: {
				data: await storeBinary(Buffer.from(content), {
					binaryMode: 'filesystem',
					fileName,
					mimeType: 'text/plain',
				}),
			},
		});
		const { items } = await narrate('', {
			account,
			input: [
				await scriptItem('one.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello.\n'),
				await scriptItem('one.json', '[{ "text": "Good morning." }, { "text": "Goodbye." }]'),
			],
			parameters: { scriptSource: 'binary', includeInputFields: true },
		});
		expect(items('Clone').map(({ json }) => [json.id, json.fileName])).toEqual([
			['one.srt', 'one.wav'],
			['one.json', 'one-2.wav'],
		]);
		expect(items('Clone').map(({ json }) => (json.cues as unknown[]).length)).toEqual([1, 2]);
		expect(items('Clone').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it.each([
		['Anna: Hello there.', {}, /^Line 1 of the script is for the voice 'Anna'/],
		['…', {}, /has nothing to speak/],
		[DIALOGUE, { gapSeconds: -1 }, /^Gap \(Seconds\) must be a number/],
		[DIALOGUE, { voices: voicesOf({ '={{ [1] }}': 'default' }) }, 'Name of a voice must be text'],
		[DIALOGUE, { voices: voicesOf({ Mary: '' }) }, "Voices has a row with only 'Mary'"],
		[
			DIALOGUE,
			{ voices: { voice: [...voicesOf({ Mary: 'a' }).voice, ...voicesOf({ mary: 'b' }).voice] } },
			"Voices has two rows for 'mary'",
		],
		[
			'Hello.',
			{ modelName: { __rl: true, mode: 'name', value: '={{ "" }}' } },
			/Voice Model is empty$/,
		],
	])('refuses before anything is sent: %j with %j', async (script, parameters, message) => {
		const account = await createSilentAccount();
		const failed = await narrate(script, { account, parameters: { voices, ...parameters } });
		expect(readFailure(failed).message).toEqual(
			typeof message === 'string' ? message : expect.stringMatching(message),
		);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('tells only which jobs there are where it does not wait, or is not to download', async () => {
		const account = await createSilentAccount();
		for (const parameters of [{ waitMode: 'none' }, { download: false }]) {
			const run = { account, parameters, options: { reuse: false } };
			const { items } = await narrate('Hello.', run);
			const [item] = items('Clone');
			expect(Object.keys(item!.json)).toEqual(['jobIds', 'customId', 'reused']);
			expect(item!.binary).toBeUndefined();
		}
	});
});
