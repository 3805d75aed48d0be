import { readFile } from 'node:fs/promises';
import { removeObject } from '../../../../../nodes/Tencent/cos/objects/removeObject';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { download, fillBucket, runWithCos } from '../runWithCos.mts';

let account: SandboxAccount;
let speech: Buffer;

beforeAll(async () => {
	speech = await readFile('examples/recordings/speech.wav');
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

const remove = async (key: string) =>
	await runWithCos({
		account,
		work: async ({ client, signal }) => {
			await removeObject(client, key, { signal });
			return { json: { removed: true } };
		},
	});

describe('A removal', () => {
	it('succeeds whether or not the file exists', async () => {
		await fillBucket(account, { 'a b.wav': speech });
		for (const key of ['a b.wav', 'nothing.wav']) {
			expect((await remove(key)).items('COS')[0]!.json).toEqual({ removed: true });
		}
		expect((await download(account, 'a b.wav')).error!.message).toContain('There is no such file');
	});

	it('takes the error NoSuchKey for success, and no other', async () => {
		await injectFaults(account, { endpoint: 'cosDelete', kind: 'cosError', code: 'NoSuchKey' });
		expect((await remove('a.wav')).run.status).toBe('success');
		await injectFaults(account, { endpoint: 'cosDelete', kind: 'cosError', code: 'NoSuchBucket' });
		expect((await remove('a.wav')).error!.message).toContain('There is no such bucket');
	});

	it('is an error where a page comes in the place of COS', async () => {
		await injectFaults(account, { endpoint: 'cosDelete', kind: 'status', status: 200 });
		expect((await remove('a.wav')).error!.message).toBe(
			"Something other than Tencent COS answered for the file 'a.wav' (HTTP 200)",
		);
	});

	it('is retried', async () => {
		await injectFaults(account, { endpoint: 'cosDelete', kind: 'status', status: 500 });
		expect((await remove('a.wav')).run.status).toBe('success');
	});
});
