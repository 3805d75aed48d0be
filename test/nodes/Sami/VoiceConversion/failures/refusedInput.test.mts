import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions } from './support.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('Input that SAMI would refuse', () => {
	const binaryInputs: Array<[string, () => ReturnType<typeof recordingItem>, string, string]> = [
		[
			'no file',
			async () => ({ json: {} }),
			"no file in the binary field 'data'",
			'The item has no file. Read it first',
		],
		[
			'files in other fields',
			async () => {
				const { data } = (await recordingItem()).binary!;
				return { json: {}, binary: { audio: data!, cover: data! } };
			},
			"no file in the binary field 'data'",
			'The item has: audio, cover',
		],
		[
			'an empty file',
			async () => await recordingItem('filesystem', Buffer.alloc(0)),
			'is empty',
			'the node that produced it',
		],
		[
			'a picture that is called audio',
			async () => await recordingItem('filesystem', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
			"'speech.wav' is not audio but a PNG image",
			'SAMI takes WAV, MP3 and AAC',
		],
		[
			'bytes that nothing calls audio',
			async () =>
				await recordingItem('filesystem', Buffer.alloc(100, 7), {
					fileName: 'x.bin',
					mimeType: 'application/octet-stream',
				}),
			"'x.bin' is not in an audio format that this node recognizes",
			'Raw PCM must',
		],
		[
			'bytes that are not what they are called',
			async () =>
				await recordingItem('filesystem', Buffer.alloc(100, 7), {
					fileName: 'x.mp3',
					mimeType: 'audio/mpeg',
				}),
			"'x.mp3' is not in an audio format that this node recognizes",
			'turn on Send Any Format',
		],
	];
	it.each(binaryInputs)('is not sent: %s', async (_what, item, message, hint) => {
		const { run, error } = await convertVoice({ account, input: [await item()] });
		expect(run.status).toBe('error');
		expect(error!.message).toContain(message);
		expect(error!.description).toContain(hint);
		expect(await countConversions(account)).toBe(0);
	});

	it('is named by the beginning of very long names', async () => {
		const { data } = (await recordingItem()).binary!;
		const { error } = await convertVoice({
			account,
			input: [{ json: {}, binary: { ['a'.repeat(5000)]: data! } }],
			parameters: { binaryPropertyName: 'b'.repeat(5000) },
		});
		expect(error!.message).toContain(`binary field '${'b'.repeat(100)}…'`);
		expect(error!.description).toContain(`The item has: ${'a'.repeat(100)}….`);
	});

	it.each([
		['more than 100 MB', Buffer.alloc(100 * 1024 * 1024 + 1), '100.0 MB; SAMI takes up to 100'],
		[
			'more than 10 minutes',
			makeWav(Buffer.alloc(10.1 * 60 * 8000, 128), { sampleRate: 8000, bits: 8 }),
			"'speech.wav' is 10:06 minutes long; SAMI takes up to 10",
		],
	])('is not sent with Long Recordings set to Refuse: %s', async (_what, content, message) => {
		const { error } = await convertVoice({
			account,
			input: [await recordingItem('filesystem', content)],
			options: { longRecordings: 'refuse' },
		});
		expect(error!.message).toContain(message);
		expect(error!.description).toContain('Set Long Recordings in Options to Split');
		expect(await countConversions(account)).toBe(0);
	});

	it('is not sent where it is larger than 100 MB and cannot be split', async () => {
		const { error } = await convertVoice({
			account,
			input: [
				await recordingItem('filesystem', Buffer.alloc(100 * 1024 * 1024 + 1), {
					fileName: 'talk.pcm',
				}),
			],
		});
		expect(error!.message).toBe(
			"'talk.pcm' is in an unknown format, which cannot be split. SAMI takes up to 10 minutes and 100 MB",
		);
		expect(await countConversions(account)).toBe(0);
	});

	it.each([
		[
			'a speaker by its Chinese name',
			{ speaker: { __rl: true, mode: 'id', value: '清新女声' } },
			'Speaker must be an ID',
		],
		[
			'no speaker',
			{ speaker: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'Speaker must be an ID',
		],
		[
			'a URL that is a path',
			{ inputSource: 'url', url: '/tmp/speech.wav' },
			'URL must be a complete http://',
		],
		[
			'a URL that is not http',
			{ inputSource: 'url', url: 'ftp://example.com/a.wav' },
			'URL must be a complete http://',
		],
		[
			'a rate out of an expression',
			{ options: { sampleRate: '={{ 12345 }}' } },
			'Sample Rate must be one of',
		],
		['a timeout of nothing', { options: { timeout: 0 } }, 'Timeout must be a whole number from 1'],
	])('is not sent: %s', async (_what, parameters, message) => {
		const { error } = await convertVoice({ account, parameters });
		expect(error!.message).toContain(message);
		expect(await countConversions(account)).toBe(0);
	});

	it('does not include raw PCM, which is sent although it has no header to check', async () => {
		const pcm = await recordingItem('filesystem', Buffer.alloc(3200, 1), {
			fileName: 'speech.pcm',
			mimeType: 'audio/pcm',
		});
		await convertVoice({ account, input: [pcm] });
		expect(await countConversions(account)).toBe(1);
	});
});
