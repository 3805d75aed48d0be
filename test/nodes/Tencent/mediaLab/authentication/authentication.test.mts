import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { TencentMediaLabApi } from '../../../../../credentials/TencentMediaLabApi.credentials';
import { removeTemporaryData, testCredential } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import {
	createSilentAccount,
	nodeTypes,
	readFailure,
	runCloning,
} from '../../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('the test of the credential', () => {
	const test = async ({ tencent }: SandboxAccount, change: object = {}) => {
		const { secretId, secretKey, endpoint, baseUrl, gatewaySecretId, gatewaySecretKey, source } =
			tencent;
		const gateway = { gatewaySignature: false, gatewaySecretId, gatewaySecretKey, source };
		const data = { secretId, secretKey, endpoint, baseUrl, ...gateway, ...change };
		return await testCredential(TencentMediaLabApi, data, nodeTypes);
	};

	it('passes with the right secrets', async () => {
		expect(await test(await createAccount())).toEqual({
			status: 'OK',
			message: 'Tencent Media Lab accepts the secrets',
		});
	});

	it('passes through a gateway that asks for a signature', async () => {
		const account = await createAccount({ gatewaySignatureRequired: true });
		expect((await test(account, { gatewaySignature: true })).status).toBe('OK');
		const unsigned = await test(account);
		expect(unsigned.status).toBe('Error');
		expect(unsigned.message).toContain('The API gateway does not accept the signature');
		const wrong = await test(account, { gatewaySignature: true, gatewaySecretKey: 'wrong' });
		expect(wrong.message).toContain('The API gateway does not accept the signature');
	});

	it.each([
		['wrong keys', { secretKey: 'wrong' }, 'Check Secret ID and Secret Key in the credential'],
		[
			'a vendor that is down',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Tencent Media Lab refused the connection',
		],
		['a missing field', { secretId: '' }, 'Fill in, or correct: Secret ID'],
		['a missing address', { baseUrl: '' }, 'Fill in, or correct: Base URL'],
	])('tells %s', async (_what, change, message) => {
		const result = await test(await createAccount(), change);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});
});

describe('a failure', () => {
	it('with wrong keys is explained and shows none of them', async () => {
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

	it('because of a model name that is taken says to choose another', async () => {
		const account = await createSilentAccount();
		const train = async () =>
			await runCloning({
				account,
				operation: 'model.train',
				parameters: { inputSource: 'url', url: 'https://example.com/a.wav', modelName: 'taken' },
			});
		await train();
		const { message, description } = readFailure(await train());
		expect(message).toContain('There is a model of this name already');
		expect(description).toContain('Choose another Model Name');
	});

	it('of an address that leads elsewhere does not take the secrets there', async () => {
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

	const gateways: Array<[string, FaultRequest, string, number]> = [
		[
			'a page of a gateway',
			{ endpoint: 'createJob', kind: 'status', status: 403, effect: 'notDone' },
			'answered with a web page (HTTP 403)',
			1,
		],
		[
			'an error of the service',
			{ endpoint: 'createJob', kind: 'errorResponse', message: 'model not found' },
			'refused the request: model not found',
			1,
		],
	];
	it.each(gateways)('of %s says what was answered', async (_what, fault, message, creations) => {
		const account = await createSilentAccount();
		await injectFaults(account, fault);
		expect(
			readFailure(await runCloning({ account, parameters: { text: 'Hi' } })).message,
		).toContain(message);
		const { requests } = await reportTraffic(account);
		expect(requests.filter(({ endpoint }) => endpoint === 'createJob')).toHaveLength(creations);
	});

	it('before anything is created leaves it at that', async () => {
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
