import { readWav } from '../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { BinaryMode } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { fillBucket } from '../runWithCos.mts';
import { startRangeServer } from '../startRangeServer.mts';
import { cutSamples, joinParts, readSamples } from './joinParts.mts';

let account: SandboxAccount;
let samples: Buffer;

beforeAll(async () => {
	samples = await readSamples();
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

const cut = (from: number, to: number) => cutSamples(samples, from, to);
const join = async (
	keys: string[],
	binaryMode?: BinaryMode,
	credentials?: Record<string, string>,
) => await joinParts(account, keys, binaryMode, credentials);

describe('The parts of an audio', () => {
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
