import { readFile } from 'node:fs/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { downloadJoined } from '../../../../../nodes/Tencent/cos/objects/downloadJoined';
import { decodedSeconds } from '../../../../audio/decodedSeconds.mts';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { readWav } from '../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { BinaryMode } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeTag } from '../../../shared/audio/makeTag.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { fillBucket, runWithCos } from '../runWithCos.mts';
import { startRangeServer } from '../startRangeServer.mts';

let account: SandboxAccount;
/** The samples of a recording, 16 bits each. */
let samples: Buffer;

beforeAll(async () => {
	samples = (await readFile('examples/recordings/speech.wav')).subarray(44);
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

/** The recording from one second to another. */
function cut(from: number, to: number): Buffer {
	return makeWav(samples.subarray(from * 32_000, to * 32_000));
}

const join = async (
	keys: string[],
	binaryMode?: BinaryMode,
	credentials?: Record<string, string>,
) =>
	await runWithCos({
		account,
		binaryMode,
		credentials,
		work: async ({ client, signal }): Promise<INodeExecutionData> => {
			const { binary, ...stored } = await downloadJoined(client, keys, { signal });
			return { json: { ...stored }, binary: { data: binary } };
		},
	});

describe('The parts of an audio', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'become one WAV, sample by sample, in binary mode %s',
		async (binaryMode) => {
			await fillBucket(account, {
				'out/文 1.wav': cut(0, 1),
				'out/文 2.wav': cut(1, 4),
				'out/文 3.wav': cut(4, 5),
			});
			const { items } = await join(['out/文 1.wav', 'out/文 2.wav', 'out/文 3.wav'], binaryMode);
			const [item] = items('COS');
			expect(item!.binary!.data).toMatchObject({ fileName: '文 1.wav', mimeType: 'audio/wav' });
			const content = await readBinary(item!.binary!.data!);
			expect(item!.json).toMatchObject({
				bytes: content.length,
				durationSeconds: 5,
				sampleRate: 16_000,
				channels: 1,
			});
			expect(content.readUInt32LE(4)).toBe(content.length - 8);
			expect(readWav(content).samples).toEqual(readWav(cut(0, 5)).samples);
		},
	);

	it.each([
		// A frame at each join.
		['mp3', (2 * 576) / 16_000],
		// The silence that the encoder puts around each part stays.
		['aac', 0.4],
	] as const)(
		'become one %s that is as long as all of them, within %d seconds',
		async (format, most) => {
			const part = encodeSpeech(format, 16000, 1);
			await fillBucket(account, { a: part, b: part, c: part });
			const { items } = await join(['a', 'b', 'c']);
			expect(items('COS')[0]!.binary!.data!.fileName).toBe(`a.${format}`);
			const content = await readBinary(items('COS')[0]!.binary!.data!);
			const seconds = await decodedSeconds(part);
			expect(seconds).toBeGreaterThan(6.8);
			const longer = (await decodedSeconds(content)) - 3 * seconds;
			expect(longer).toBeGreaterThan(-0.01);
			expect(longer).toBeLessThan(most);
		},
	);

	it('are read to their end although the connection breaks', async () => {
		await fillBucket(account, { a: cut(0, 2), b: cut(2, 4) });
		await injectFaults(
			account,
			{ endpoint: 'cosGet', kind: 'status', status: 503 },
			{ endpoint: 'cosGet', kind: 'reset', at: 'midAnswer', times: 3, fromRequest: 3 },
		);
		const { items } = await join(['a', 'b']);
		const content = await readBinary(items('COS')[0]!.binary!.data!);
		expect(readWav(content).samples).toEqual(readWav(cut(0, 4)).samples);
	});

	it('are not joined if they differ, and the error names the one that does', async () => {
		await fillBucket(account, {
			'a.wav': cut(0, 1),
			'b.wav': cut(0, 1),
			'c.wav': makeWav(samples, { sampleRate: 8000 }),
		});
		const { error } = await join(['a.wav', 'b.wav', 'c.wav']);
		expect(error!.message).toBe(
			"The part 'c.wav' has another audio format than the parts before it",
		);
		expect(error!.description).toContain('download the parts one by one');
	});

	it.each<['unknown' | 'tooSmall', number, string]>([
		['unknown', 1, "The answer for the file 'a.wav' does not say how long the file is"],
		['tooSmall', 1, "The file was replaced while it was read ('a.wav')"],
		['tooSmall', 9, "The file was replaced while it was read ('a.wav')"],
	])('are never cut off where their size is wrong: %s, %i times', async (as, times, message) => {
		await fillBucket(account, { 'a.wav': cut(0, 4), 'b.wav': cut(4, 5) });
		await injectFaults(account, { endpoint: 'cosGet', kind: 'objectSize', as, times });
		const { error, items } = await join(['a.wav', 'b.wav']);
		expect(error!.message).toContain(message);
		expect(items('COS')).toEqual([]);
	});

	it('are completed where less comes than was asked for', async () => {
		await fillBucket(account, { 'a.wav': cut(0, 4), 'b.wav': cut(4, 5) });
		const fault = { endpoint: 'cosGet', kind: 'truncate', bytes: 1000 } as const;
		await injectFaults(account, fault, { ...fault, fromRequest: 4 });
		const content = await readBinary(
			(await join(['a.wav', 'b.wav'])).items('COS')[0]!.binary!.data!,
		);
		expect(readWav(content).samples).toEqual(readWav(cut(0, 5)).samples);
	});

	it('are not joined if what comes is a page', async () => {
		await fillBucket(account, { 'a.wav': cut(0, 1), 'b.wav': cut(1, 2) });
		await injectFaults(account, {
			endpoint: 'cosGet',
			kind: 'status',
			status: 200,
			fromRequest: 2,
		});
		expect((await join(['a.wav', 'b.wav'])).error!.message).toBe(
			"The download of 'b.wav' is not audio but a web page or XML document",
		);
	});

	it('keep a long tag of the first one, and all that is said', async () => {
		const tag = makeTag(300_000);
		const speech = encodeSpeech('mp3', 16000, 1);
		const part = Buffer.concat([tag, speech]);
		await fillBucket(account, { 'a.mp3': part, 'b.mp3': part });
		const content = await readBinary(
			(await join(['a.mp3', 'b.mp3'])).items('COS')[0]!.binary!.data!,
		);
		const { position, frame } = findFirstFrame(speech, 0)!;
		const frames = speech.subarray(position + frame.size);
		const tags = Buffer.concat([tag, speech.subarray(0, position)]);
		expect(content.subarray(0, tags.length).equals(tags)).toBe(true);
		// Where the parts meet, a frame of silence is left out on either side, and the one behind it is not as it was.
		const first = frames.subarray(0, frames.length - frame.size);
		const second = frames.subarray(2 * frame.size);
		expect(content.indexOf(first)).toBe(tags.length + frame.size);
		expect(content.subarray(-second.length).equals(second)).toBe(true);
		const between = content.length - tags.length - frame.size - first.length - second.length;
		expect(between).toBeGreaterThanOrEqual(frame.size);
		expect(between).toBeLessThan(2 * frame.size);
	});

	it('are not joined if one is missing', async () => {
		await fillBucket(account, { 'a.wav': cut(0, 1) });
		expect((await join(['a.wav', 'b.wav'])).error!.message).toBe(
			"There is no such file in the bucket ('b.wav')",
		);
	});

	it('are read range by range where the server supports that', async () => {
		const part = cut(0, 5);
		const server = await startRangeServer(part);
		try {
			const { items } = await join(['a.wav', 'b.wav'], 'filesystem', { endpoint: server.endpoint });
			const content = await readBinary(items('COS')[0]!.binary!.data!);
			expect(readWav(content).durationSeconds).toBe(10);
			// To the end, wherever it is, so that a wrong size is noticed.
			const samplesOnly = 'bytes=44-';
			expect(server.ranges).toEqual(['bytes=0-65535', 'bytes=0-65535', samplesOnly, samplesOnly]);
		} finally {
			server.close();
		}
	});
});
