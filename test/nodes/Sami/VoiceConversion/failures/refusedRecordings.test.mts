import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { caseItem } from '../../../../audio/caseFiles.mts';
import { createAccount, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { speechAs } from '../../../../sandbox/speechAs.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('A file that SAMI cannot convert', () => {
	it.each([
		['not-found.mp3', 'audio/mpeg', 'is not audio but text'],
		['bom-page.mp3', 'audio/mpeg', 'is not audio but a web page'],
		['chinese-text.mp3', 'audio/mpeg', 'is not audio but text'],
		['voice.silk', 'audio/silk', 'is SILK'],
		['voice.silk', 'audio/amr', 'is SILK'],
		['photo.heic', 'image/heic', 'is not audio but a HEIC image'],
		['photo.heic', 'audio/mpeg', 'is not audio but a HEIC image'],
	])('is refused before anything is sent: %s as %s', async (name, mimeType, message) => {
		const input = [await recordingItem(), await caseItem(name, { mimeType })];
		const { run, error } = await convertVoice({ account, input, authentication: 'accessKey' });
		expect(run.status).toBe('error');
		expect(error!.message).toContain(`'${name}' ${message}`);
		expect(error!.description).toMatch(/\S/);
		expect(error!.context.itemIndex).toBe(1);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it.each(['wav-size0-11min.wav', 'wav-list-100k-11min.wav'])(
		'is refused because of its length with Long Recordings set to Refuse, and else split: %s',
		async (name) => {
			const input = [await caseItem(name, { mimeType: 'audio/wav' })];
			const { error } = await convertVoice({
				account,
				input,
				options: { longRecordings: 'refuse' },
			});
			expect(error!.message).toBe(`'${name}' is 11 minutes long; SAMI takes up to 10`);
			const { items } = await convertVoice({ account, input, options: { dryRun: true } });
			expect(items('Convert')[0]!.json).toMatchObject({ durationSeconds: 660, parts: 3 });
			expect((await reportTraffic(account)).requests).toEqual([]);
		},
	);

	it.each([
		['wav-byterate-16.wav', 'audio/wav'],
		['bw64.wav', 'application/octet-stream'],
		['id3-adts.aac', 'audio/aac'],
	])('does not include %s as %s', async (name, mimeType) => {
		await convertVoice({ account, input: [await caseItem(name, { mimeType })] });
		expect((await reportTraffic(account)).requests).toHaveLength(1);
	});
});

describe('A format that SAMI does not document', () => {
	it.each([
		['ogg', 'Ogg Opus, the format of Telegram and WhatsApp voice messages'],
		['mp4', 'MP4 or M4A, the format of iPhone voice memos'],
		['webm', 'WebM, the format of browser recordings'],
		['flac', 'FLAC'],
	] as const)('is refused by its name: %s', async (format, name) => {
		const fileName = `voice.${format}`;
		const input = [await recordingItem('filesystem', speechAs(format), { fileName })];
		const { error } = await convertVoice({ account, input });
		expect(error!.message).toBe(
			`'${fileName}' is ${name}. SAMI takes WAV, MP3 and AAC: convert it first`,
		);
		expect(error!.description).toContain('Send Any Format');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('is sent with Send Any Format', async () => {
		const input = [await recordingItem('filesystem', speechAs('ogg'), { fileName: 'voice.ogg' })];
		await convertVoice({ account, input, options: { sendAnyFormat: true } });
		expect((await reportTraffic(account)).requests).toHaveLength(1);
	});

	it('does not make Send Any Format send what is certainly no audio', async () => {
		const input = [await caseItem('not-found.mp3')];
		const { error } = await convertVoice({ account, input, options: { sendAnyFormat: true } });
		expect(error!.message).toContain('is not audio but text');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});

describe('A URL that SAMI cannot open', () => {
	it.each(['http://localhost:5678/a.wav', 'http://192.168.1.5/a.wav', 'http://[::1]/a.wav'])(
		'is refused before anything is sent: %s',
		async (url) => {
			const { error } = await convertVoice({
				account,
				credentials: { baseUrl: 'https://sami.invalid' },
				parameters: { inputSource: 'url', url },
			});
			expect(error!.message).toContain('which only your own network can open');
		},
	);
});
