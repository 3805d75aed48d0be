import { readFile } from 'node:fs/promises';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { download } from '../runWithCos.mts';
import { startRangeServer } from '../startRangeServer.mts';
import type { RangeServer } from '../startRangeServer.mts';

let account: SandboxAccount;
let file: Buffer;
let server: RangeServer;

beforeEach(async () => {
	account = await createAccount();
	file = await readFile('examples/recordings/speech.wav');
	server = await startRangeServer(file);
});

afterEach(() => server.close());

afterAll(removeTemporaryData);

const downloadFromServer = async () =>
	await download(account, 'a.wav', { credentials: { endpoint: server.endpoint } });

describe('Reading from a server that supports ranges', () => {
	it('resumes after a break with what is missing', async () => {
		const { items } = await downloadFromServer();
		expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(file)).toBe(true);
		expect(server.ranges).toEqual([undefined, 'bytes=100000-']);
	});

	it('gives up where each response brings hardly anything', async () => {
		server.close();
		server = await startRangeServer(file.subarray(0, 20), { breakAfter: 1, breaks: Infinity });
		expect((await downloadFromServer()).error!.message).toBe('Tencent COS dropped the connection');
		expect(server.ranges).toEqual([undefined, 'bytes=1-', 'bytes=2-', 'bytes=3-', 'bytes=4-']);
	});

	it('goes on however often the connection breaks where each response brings more', async () => {
		server.close();
		server = await startRangeServer(Buffer.concat([file, file, file]), { breaks: 6 });
		const { items } = await downloadFromServer();
		expect(items('COS')[0]!.json.bytes).toBe(3 * file.length);
		expect(server.ranges).toHaveLength(7);
	});

	it('never continues with the end of another file', async () => {
		const running = downloadFromServer();
		while (server.ranges.length === 0) await new Promise(setImmediate);
		server.replaceFile();
		expect((await running).error!.message).toBe(
			"The file was replaced while it was read ('a.wav')",
		);
	});
});
