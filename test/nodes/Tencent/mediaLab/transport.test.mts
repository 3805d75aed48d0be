import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { injectFaults, reportTraffic } from '../../../sandbox/account.mts';
import type { FaultRequest } from '../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('A request that fails', () => {
	it('because of wrong keys is explained without showing them', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			parameters: { text: 'Hi' },
			credentials: { secretKey: 'a-wrong-secret-key' },
		});
		const { status, description } = readFailure(run);
		expect(status).toBe('error');
		expect(description).toContain('Check Secret ID and Secret Key');
		const everything = inspect(run.run, { depth: 20, maxStringLength: null });
		for (const secret of [
			'a-wrong-secret-key',
			account.tencent.secretKey,
			account.tencent.cos.secretKey,
		]) {
			expect(everything).not.toContain(secret);
		}
	});

	it('because the model name is taken says to choose another', async () => {
		const account = await createSilentAccount();
		const train = async () =>
			await runCloning({
				account,
				operation: 'model.train',
				parameters: {
					trainingSource: 'url',
					url: 'https://example.com/a.wav',
					newModelName: 'taken',
				},
			});
		await train();
		const { message, description } = readFailure(await train());
		expect(message).toContain("There is already a model named 'taken'");
		expect(description).toContain('Choose another Model Name');
	});

	it('because of whatever else the vendor says of a training mentions that the name may be taken', async () => {
		const account = await createSilentAccount({ takenNameWording: 'code' });
		const train = async () =>
			await runCloning({
				account,
				operation: 'model.train',
				parameters: {
					trainingSource: 'url',
					url: 'https://example.com/a.wav',
					newModelName: 'taken',
				},
			});
		await train();
		const { message, description } = readFailure(await train());
		expect(message).toContain('10007');
		expect(description).toContain("There may already be a model named 'taken'");
	});

	it('is explained without the secrets that the vendor repeats', async () => {
		const account = await createSilentAccount();
		const { secretKey } = account.tencent;
		await injectFaults(account, {
			endpoint: 'createJob',
			kind: 'errorResponse',
			content: { received: `the key ${secretKey}` },
		});
		const { run } = await runCloning({ account, parameters: { text: 'Hi' } });
		expect(run.status).toBe('error');
		expect(inspect(run, { depth: 20, maxStringLength: null })).not.toContain(secretKey);
	});

	it('because of a redirect does not take the secrets elsewhere', async () => {
		const account = await createSilentAccount();
		const received: string[] = [];
		const elsewhere = createServer((request, response) => {
			request.on('data', (text: Buffer) => received.push(text.toString()));
			response.end('{}');
		}).listen(0, '127.0.0.1');
		await once(elsewhere, 'listening');
		const { port } = elsewhere.address() as AddressInfo;
		const redirecting = createServer((_request, response) => {
			response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
		}).listen(0, '127.0.0.1');
		await once(redirecting, 'listening');
		const baseUrl = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;
		try {
			const run = await runCloning({
				account,
				parameters: { text: 'Hi' },
				credentials: { baseUrl },
			});
			expect(readFailure(run).message).toContain('HTTP 307');
			expect(received).toEqual([]);
		} finally {
			redirecting.close();
			elsewhere.close();
		}
	});

	const refusals: Array<[string, FaultRequest, string, number]> = [
		[
			'a page from a gateway',
			{ endpoint: 'createJob', kind: 'status', status: 403, effect: 'notDone' },
			'answered with a web page (HTTP 403)',
			1,
		],
		[
			'an error from the service',
			{ endpoint: 'createJob', kind: 'errorResponse', message: 'model not found' },
			'refused the request: model not found',
			1,
		],
	];
	it.each(refusals)(
		'because of %s says what came back',
		async (_what, fault, message, creations) => {
			const account = await createSilentAccount();
			await injectFaults(account, fault);
			expect(
				readFailure(await runCloning({ account, parameters: { text: 'Hi' } })).message,
			).toContain(message);
			const { requests } = await reportTraffic(account);
			expect(requests.filter(({ endpoint }) => endpoint === 'createJob')).toHaveLength(creations);
		},
	);

	it('before anything is created ends the run', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'errorResponse',
			message: 'not today',
		});
		const { message } = readFailure(await runCloning({ account, parameters: { text: 'Hi' } }));
		expect(message).toBe('Tencent Media Lab refused the request: not today');
		const { requests } = await reportTraffic(account);
		expect(requests.map(({ endpoint }) => endpoint)).toEqual(['listJobs']);
	});
});
