import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { decodeSound } from '../../../../audio/decodeSound.mts';
import { readWav } from '../../../../audio/readWav.mts';
import { convertVoice } from '../convertVoice.mts';
import { countConversions } from '../failures/support.mts';
import { PARTS, encodePausedRecording, longItem } from './pausedRecording.mts';
import type { Format } from './pausedRecording.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount({ keepVoice: true });
});

afterAll(removeTemporaryData);

const original = readWav(encodePausedRecording());

/** Of MP3 at 24,000 Hz. */
const SAMPLES_OF_FRAME = 576;

/** The first sample that differs; -1 where none does. Jest itself would take minutes to compare so many. */
const findDifference = (some: Float32Array, others: Float32Array) =>
	some.findIndex((sample, index) => sample !== others[index]);

describe('A recording that is longer than Part Length', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'is converted in parts and comes out as one file without a sample lost or changed, in binary mode %s',
		async (binaryMode) => {
			const { items } = await convertVoice({
				account,
				binaryMode,
				input: [await longItem('wav', binaryMode)],
				options: { partMinutes: 1 },
			});
			const [item] = items('Convert');
			const content = await readBinary(item!.binary!.data!);
			expect(item!.json).toMatchObject({
				parts: PARTS,
				speaker: 'zh_female_qingxin',
				fileName: 'talk-zh_female_qingxin.wav',
				format: 'wav',
				sampleRate: 24000,
				channel: 1,
				durationSeconds: Math.round(original.durationSeconds * 1000) / 1000,
				bytes: content.length,
			});
			expect(String(item!.json.taskId).split(', ')).toHaveLength(PARTS);
			expect(String(item!.json.logId).split(', ')).toHaveLength(PARTS);
			expect(item!.pairedItem).toEqual({ item: 0 });
			const converted = readWav(content).samples;
			expect(converted.length).toBe(original.samples.length);
			expect(findDifference(converted, original.samples)).toBe(-1);
			expect(await countConversions(account)).toBe(PARTS);
		},
	);

	it.each<[Format, Format]>([
		['mp3', 'wav'],
		['aac', 'mp3'],
		['wav', 'aac'],
	])(
		'may be %s and come out as %s, in which each part adds a few frames at most',
		async (from, to) => {
			const { items } = await convertVoice({
				account,
				input: [await longItem(from)],
				options: { partMinutes: 1, format: to },
			});
			const [item] = items('Convert');
			expect(item!.json).toMatchObject({ parts: PARTS, format: to });
			const added = Number(item!.json.durationSeconds) - original.durationSeconds;
			expect(added).toBeGreaterThan(-0.05);
			expect(added).toBeLessThan(0.1 * PARTS);
		},
	);

	it('comes out as an MP3 file in which each part adds at most one frame, and the seam no click', async () => {
		const { items } = await convertVoice({
			account,
			input: [await longItem()],
			options: { partMinutes: 1, format: 'mp3' },
		});
		const content = await readBinary(items('Convert')[0]!.binary!.data!);
		const { samples, complaints } = await decodeSound(content);
		expect(complaints).toBe('');
		const added = samples.length - original.samples.length;
		expect(added).toBeGreaterThanOrEqual(0);
		expect(added).toBeLessThanOrEqual(PARTS * SAMPLES_OF_FRAME);
		const steps = (sound: Float32Array) =>
			sound.reduce(
				(most, value, at) => Math.max(most, Math.abs(value - (sound[at - 1] ?? value))),
				0,
			);
		expect(steps(samples)).toBeLessThan(1.2 * steps(original.samples));
	});

	it('is converted within Concurrency, which all items share', async () => {
		await injectFaults(account, {
			endpoint: 'invoke',
			kind: 'delay',
			delayMilliseconds: 300,
			times: 2 * PARTS,
		});
		const { items } = await convertVoice({
			account,
			input: [await longItem(), await longItem()],
			options: { partMinutes: 1, concurrency: 2 },
		});
		expect(items('Convert').map(({ json }) => json.parts)).toEqual([PARTS, PARTS]);
		expect((await reportTraffic(account)).maximumConcurrency.invoke).toBe(2);
	});

	it('tries a part again that fails, and only that part', async () => {
		await injectFaults(account, {
			endpoint: 'invoke',
			kind: 'status',
			status: 503,
			retryAfter: { seconds: 0, as: 'seconds' },
			fromRequest: 2,
			times: 2,
		});
		const { items } = await convertVoice({
			account,
			input: [await longItem()],
			options: { partMinutes: 1, concurrency: 1 },
		});
		expect(items('Convert')[0]!.json.durationSeconds).toBeCloseTo(original.durationSeconds, 2);
		expect(await countConversions(account)).toBe(PARTS + 2);
	});

	it('is not split up to Part Length', async () => {
		const { items } = await convertVoice({ account, input: [await longItem()] });
		expect(items('Convert')[0]!.json.parts).toBeUndefined();
		expect((await reportTraffic(account)).requests).toMatchObject([
			{ dataBytes: encodePausedRecording().length },
		]);
	});
});
