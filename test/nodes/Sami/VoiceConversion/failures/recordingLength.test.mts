import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions } from './support.mts';

let account: SandboxAccount;
const speech = { mp3: encodeSpeech('mp3', 24000, 1), aac: encodeSpeech('aac', 24000, 1) };

beforeEach(async () => {
	account = await createAccount();
	// What is sent need not be converted.
	await injectFaults(account, { endpoint: 'invoke', kind: 'code', code: 40000999 });
});

afterAll(removeTemporaryData);

const convert = async (content: Buffer, fileName: string) =>
	await convertVoice({
		account,
		input: [await recordingItem('filesystem', content, { fileName })],
		options: { longRecordings: 'refuse' },
	});

const silence = (seconds: number, declared?: number) =>
	makeWav(Buffer.alloc(seconds * 8000, 128), { sampleRate: 8000, bits: 8, declared });

/** The speech of seven seconds many times, as encoders write it who do not say how long it is. */
function repeatSpeech(format: 'mp3' | 'aac', times: number): Buffer {
	const file = speech[format];
	const { position, frame } = findFirstFrame(file, 0)!;
	const frames = file.subarray(position + ('info' in frame && frame.info ? frame.size : 0));
	return Buffer.concat(Array.from({ length: times }, () => frames));
}

describe('A recording of more than 10 minutes, with Long Recordings set to Refuse,', () => {
	it.each([
		['a second over', () => silence(601.01), 'a.wav', '10:02'],
		['11 minutes', () => silence(660), 'a.wav', '11'],
		['MP3 that does not say so', () => repeatSpeech('mp3', 88), 'a.mp3', '10:1'],
		['AAC that does not say so', () => repeatSpeech('aac', 100), 'a.aac', '11:3'],
		[
			'MP3 with zeros before it',
			() => Buffer.concat([Buffer.alloc(3000), repeatSpeech('mp3', 88)]),
			'a.mp3',
			'10:1',
		],
	])('is not sent: %s', async (_what, makeFile, fileName, minutes) => {
		const { error } = await convert(makeFile(), fileName);
		expect(error!.message).toContain(`'${fileName}' is ${minutes}`);
		expect(error!.message).toContain(' minutes long; SAMI takes up to 10');
		expect(error!.description).toContain('Set Long Recordings in Options to Split');
		expect(await countConversions(account)).toBe(0);
	});
});

describe('A recording without sound', () => {
	it.each([
		['a header without samples', silence(0), 'WAV'],
		['a header that promises samples', silence(0, 8000), 'WAV'],
		['the beginning of a header', silence(0).subarray(0, 30), 'WAV'],
		['a tag without frames', Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x02ab', 'latin1'), 'MP3'],
	])('is not sent: %s', async (_what, content, format) => {
		const { error } = await convert(content, 'a.wav');
		expect(error!.message).toBe(`'a.wav' is empty: it begins as ${format} but holds no sound`);
		expect(error!.description).toContain('may have been cut off');
		expect(await countConversions(account)).toBe(0);
	});
});

describe('A recording that SAMI takes', () => {
	it.each([
		['ten minutes and what encoders pad', () => silence(600.03), 'a.wav'],
		['samples of a length that was not known', () => silence(60, 0), 'a.wav'],
		['almost ten minutes of MP3', () => repeatSpeech('mp3', 80), 'a.mp3'],
		['MP3 behind zeros', () => Buffer.concat([Buffer.alloc(500), repeatSpeech('mp3', 5)]), 'a.mp3'],
	])('is sent: %s', async (_what, makeFile, fileName) => {
		await convert(makeFile(), fileName);
		expect(await countConversions(account)).toBe(1);
	});
});
