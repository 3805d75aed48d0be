import { createHmac } from 'node:crypto';
import { createAccount, injectFaults, listObjects, reportTraffic } from '../account.mts';
import type { SandboxAccount } from '../account.mts';
import { callMediaLab, generate, post, waitForEnd } from '../vendorRequests.mts';

interface RegisterInfo {
	tmpContentId: string;
	tmpSecretId: string;
	tmpSecretKey: string;
	apiGateSecretId: string;
	apiGateSecretKey: string;
	demoCode: string;
}

async function register(
	{ tencent }: SandboxAccount,
	{ path = '/register', cos = {}, request = {} } = {},
) {
	const { secretId, secretKey, bucket, region } = tencent.cos;
	return await post(path, {
		requestId: 'test-register',
		action: 'Register',
		registerRequest: {
			operateUin: 100012345678,
			userName: 'studio',
			cosConfig: { secretId, secretKey, bucket, region, ...cos },
			...request,
		},
	});
}

const infoOf = (json: unknown) => (json as { registerInfo: RegisterInfo }).registerInfo;

/** The headers by which the vendor's demo signs a request for the gateway. */
function signForGateway(id: string, key: string, source: string): Record<string, string> {
	const date = new Date().toUTCString();
	const signature = createHmac('sha1', key)
		.update(`date: ${date}\nsource: ${source}`)
		.digest('base64');
	const authorization = `hmac id="${id}", algorithm="hmac-sha1", headers="date source", signature="${signature}"`;
	return { Date: date, Source: source, Authorization: authorization };
}

describe('a registration', () => {
	it.each(['/register', '/release/register'])(
		'at %s gives out an account that works, with the gateway signature',
		async (path) => {
			const owner = await createAccount({ simulateAudio: true });
			const info = infoOf((await register(owner, { path })).json);
			const keys = { secretId: info.tmpSecretId, secretKey: info.tmpSecretKey };
			const source = /API_GATE_SOURCE = "(.+)"/.exec(info.demoCode)![1]!;
			expect(source).toBe('100012345678_studio');

			const request = {
				inputs: [{ sourceData: 'Hello.' }],
				outputs: [{ ...generate(owner), contentId: info.tmpContentId }],
			};
			const headers = signForGateway(info.apiGateSecretId, info.apiGateSecretKey, source);
			for (const prefix of ['', '/release']) {
				const unsigned = await callMediaLab(keys, 'CreateJob', request, { prefix });
				expect(unsigned.status).toBe(401);
				const { json } = await callMediaLab(keys, 'CreateJob', request, { prefix, headers });
				expect(json).toHaveProperty('createJobResponse.job.state', 1);
			}

			// The account's ID is its Content ID, and its bucket is the owner's.
			const account = { ...owner, id: info.tmpContentId };
			expect((await reportTraffic(account)).counts.createJob).toBe(4);
			const { createJobResponse } = (await callMediaLab(keys, 'CreateJob', request, { headers }))
				.json as { createJobResponse: { job: { id: string } } };
			await waitForEnd(account, createJobResponse.job.id);
			expect(await listObjects(owner)).toEqual(['output/out.wav']);
		},
	);

	it('puts all that it gives out into the demo', async () => {
		const { demoCode, ...info } = infoOf((await register(await createAccount())).json);
		for (const value of Object.values(info)) expect(demoCode).toContain(`"${value}"`);
	});

	it.each([
		['secretId', { cos: { secretId: 'wrong' } }, 'secretId or secretKey is wrong'],
		['secretKey', { cos: { secretKey: 'wrong' } }, 'secretId or secretKey is wrong'],
		['bucket', { cos: { bucket: 'other-1250000000' } }, 'the bucket cannot be read and written'],
		['region', { cos: { region: 'ap-guangzhou' } }, 'the bucket cannot be read and written'],
		['userName', { request: { userName: '' } }, 'userName: '],
		['operateUin', { request: { operateUin: 'me' } }, 'operateUin: '],
	])('is refused with a wrong %s', async (_field, change, message) => {
		const { status, json } = await register(await createAccount(), change);
		expect(status).toBe(200);
		expect(json).toMatchObject({ errorResponse: { message: expect.stringContaining(message) } });
	});

	it('may take longer than a gateway waits, like any other request', async () => {
		const owner = await createAccount();
		await injectFaults(owner, { kind: 'status', endpoint: 'register', status: 504 });
		expect((await register(owner)).status).toBe(504);
		expect((await register(owner)).status).toBe(200);
	});
});
