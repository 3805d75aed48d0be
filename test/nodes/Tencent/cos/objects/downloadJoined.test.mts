import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData } from 'n8n-workflow';
import { downloadJoined } from '../../../../../nodes/Tencent/cos/objects/downloadJoined';
import { downloadObject } from '../../../../../nodes/Tencent/cos/objects/downloadObject';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { readWav } from '../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../engine/index.mts';
import type { BinaryMode } from '../../../../engine/index.mts';
import { injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { createCosAccount, fillBucket, runWithCos } from '../runWithCos.mts';
import type { CosAccount } from '../runWithCos.mts';

let account: CosAccount;
/** The samples of a recording, 16 bits each. */
let samples: Buffer;

beforeAll(async () => {
	samples = (await readFile('examples/recordings/speech.wav')).subarray(44);
});

beforeEach(async () => {
	account = await createCosAccount();
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
		work: async (context, signal): Promise<INodeExecutionData> => {
			const { binary, bytes, audio } = await downloadJoined(context, keys, { signal });
			return { json: { bytes, audio: { ...audio } }, binary: { data: binary } };
		},
	});

describe('parts of an audio', () => {
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
			expect(item!.json).toMatchObject({ bytes: content.length, audio: { durationSeconds: 5 } });
			expect(content.readUInt32LE(4)).toBe(content.length - 8);
			expect(readWav(content).samples).toEqual(readWav(cut(0, 5)).samples);
		},
	);

	it.each(['mp3', 'aac'] as const)('become one %s that is as long as all', async (format) => {
		const part = encodeSpeech(format, 16000, 1);
		await fillBucket(account, { a: part, b: part, c: part });
		const { items } = await join(['a', 'b', 'c']);
		expect(items('COS')[0]!.binary!.data!.fileName).toBe(`a.${format}`);
		const content = await readBinary(items('COS')[0]!.binary!.data!);
		const seconds = (file: Buffer) =>
			Number(
				spawnSync(process.execPath, ['test/nodes/shared/audio/decodedSeconds.mts'], { input: file })
					.stdout,
			);
		expect(seconds(part)).toBeGreaterThan(6.8);
		// The silence that the encoder puts around each part stays.
		const longer = seconds(content) - 3 * seconds(part);
		expect(longer).toBeGreaterThan(-0.01);
		expect(longer).toBeLessThan(0.4);
	});

	it('are read on after breaks', async () => {
		await fillBucket(account, { a: cut(0, 2), b: cut(2, 4) });
		await injectFaults(
			account as SandboxAccount,
			{ endpoint: 'cosGet', kind: 'status', status: 503 },
			{ endpoint: 'cosGet', kind: 'reset', at: 'midAnswer', times: 3, fromRequest: 3 },
		);
		const { items } = await join(['a', 'b']);
		const content = await readBinary(items('COS')[0]!.binary!.data!);
		expect(readWav(content).samples).toEqual(readWav(cut(0, 4)).samples);
	});

	it('that differ are named', async () => {
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

	it('must all be there', async () => {
		await fillBucket(account, { 'a.wav': cut(0, 1) });
		expect((await join(['a.wav', 'b.wav'])).error!.message).toBe(
			"There is no such file in the bucket ('b.wav')",
		);
	});
});

describe('a server that knows ranges', () => {
	let server: Server;
	let ranges: Array<string | undefined>;
	let file: Buffer;
	let etag: string;

	beforeEach(async () => {
		file = cut(0, 5);
		ranges = [];
		etag = '"1"';
		server = createServer((request, response) => {
			const { range } = request.headers;
			ranges.push(range);
			if (request.headers['if-match'] !== undefined && request.headers['if-match'] !== etag) {
				response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
				return;
			}
			const [, start = 0, end = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
			const part = file.subarray(Number(start), end === '' ? file.length : Number(end) + 1);
			response.writeHead(range === undefined ? 200 : 206, {
				'content-length': part.length,
				'content-range': `bytes ${start}-${Number(start) + part.length - 1}/${file.length}`,
				etag,
			});
			// The first answer breaks off after 100,000 bytes.
			if (ranges.length > 1 || part.length < 100_000) response.end(part);
			else response.write(part.subarray(0, 100_000), () => response.socket!.end());
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	afterEach(() => server.close());

	const credentials = () => ({
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
	});
	const download = async () =>
		await runWithCos({
			account,
			credentials: credentials(),
			work: async (context, signal) => {
				const { binary } = await downloadObject(context, 'a.wav', { signal });
				return { json: {}, binary: { data: binary } };
			},
		});

	it('is asked only for what is missing', async () => {
		const { items } = await download();
		expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(file)).toBe(true);
		expect(ranges).toEqual([undefined, 'bytes=100000-']);
	});

	it('never gives the end of another file', async () => {
		const running = download();
		while (ranges.length === 0) await new Promise(setImmediate);
		etag = '"2"';
		expect((await running).error!.message).toBe(
			"The file was replaced while it was read ('a.wav')",
		);
	});

	it('is asked for heads and samples of parts', async () => {
		const { items } = await join(['a.wav', 'b.wav'], 'filesystem', credentials());
		const content = await readBinary(items('COS')[0]!.binary!.data!);
		expect(readWav(content).durationSeconds).toBe(10);
		const samples = `bytes=44-${file.length - 1}`;
		expect(ranges).toEqual(['bytes=0-65535', 'bytes=0-65535', samples, samples]);
	});
});
