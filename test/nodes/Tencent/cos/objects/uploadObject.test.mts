import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { createAccount } from '../../../../sandbox/account.mts';
import { download, requestsTo, runWithCos, upload } from '../runWithCos.mts';

let account: SandboxAccount;
let speech: Buffer;

beforeAll(async () => {
	speech = await readFile('examples/recordings/speech.wav');
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('An upload', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'arrives whole in binary mode %s',
		async (binaryMode) => {
			const { items } = await runWithCos({
				account,
				work: upload('in/speech.wav'),
				file: { content: speech },
				binaryMode,
			});
			const { key, url } = items('COS')[0]!.json as { key: string; url: string };
			expect(key).toBe('in/speech.wav');
			const response = await fetch(url);
			expect(response.headers.get('content-type')).toBe('audio/wav');
			expect(Buffer.from(await response.arrayBuffer()).equals(speech)).toBe(true);
			expect(await requestsTo(account, 'cosGetPresigned')).toHaveLength(1);
		},
	);

	it.each(['filesystem', 'database', 'default'] as const)(
		'of 20 MB arrives whole in binary mode %s',
		async (binaryMode) => {
			const content = randomBytes(20 * 1024 * 1024);
			await runWithCos({ account, work: upload('large.bin'), file: { content }, binaryMode });
			const { items } = await download(account, 'large.bin', { binaryMode });
			expect(items('COS')[0]!.json.bytes).toBe(content.length);
			expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(content)).toBe(true);
		},
	);

	it.each(['腾讯云/测试 1.wav', 'a + b & c=d?e#f%20.wav', "it's (a) *test*!.wav"])(
		'has a URL that works for the key %s',
		async (key) => {
			const { items } = await runWithCos({ account, work: upload(key), file: { content: speech } });
			const response = await fetch(items('COS')[0]!.json.url as string);
			expect(response.status).toBe(200);
			expect((await requestsTo(account, 'cosPut'))[0]).toMatchObject({ key });
			expect((await download(account, key)).items('COS')[0]!.json.bytes).toBe(speech.length);
		},
	);

	it('gets the content type that its bytes show', async () => {
		const file = { content: speech, fileName: 'speech.mp3', mimeType: 'audio/mpeg' };
		const { items } = await runWithCos({ account, work: upload('speech'), file });
		const response = await fetch(items('COS')[0]!.json.url as string);
		expect(response.headers.get('content-type')).toBe('audio/wav');
	});

	it('has a URL that is valid for the requested time', async () => {
		const { items } = await runWithCos({
			account,
			work: upload('a.wav', 120),
			file: { content: speech },
		});
		const [start, end] = new URL(items('COS')[0]!.json.url as string).searchParams
			.get('q-sign-time')!
			.split(';');
		expect(Number(end) - Date.now() / 1000).toBeGreaterThan(110);
		expect(Number(end) - Number(start)).toBeLessThanOrEqual(200);
	});

	it('is signed with a temporary key and its token', async () => {
		account = await createAccount({ temporaryCosKey: true });
		const { items } = await runWithCos({
			account,
			work: upload('a.wav'),
			file: { content: speech },
		});
		expect((await fetch(items('COS')[0]!.json.url as string)).status).toBe(200);
	});
});
