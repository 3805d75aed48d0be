import { createAccount, injectFaults } from '../account.mts';
import { callMediaLab, generate, runJob, train } from '../vendorRequests.mts';

const silent = { simulateAudio: true, queueMilliseconds: 0, processingMilliseconds: 0 };
const inputs = [{ url: 'https://example.com/a.wav' }];
const refusal = (message: unknown) => ({ errorResponse: { message } });

describe('a training with a taken name', () => {
	it.each([
		[
			'field',
			'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.modelName: need unique',
		],
		['english', 'The model "mine" already exists, please choose another name'],
		['chinese', '模型名称“mine”已存在,请更换名称后重试'],
		['code', '10007'],
		['permission', 'Operation denied: no permission to use mine'],
	])('is refused in the wording "%s"', async (takenNameWording, message) => {
		const account = await createAccount({ ...silent, takenNameWording });
		await runJob(account, { inputs, outputs: [train('mine')] });
		const again = await callMediaLab(account.tencent, 'CreateJob', {
			inputs,
			outputs: [train('mine')],
		});
		expect(again.status).toBe(200);
		expect(again.json).toMatchObject(refusal(message));
	});
});

describe('an unknown job', () => {
	it.each([
		['field', 'getJobRequest.id: the job does not exist'],
		['english', 'Job not found, please check the id'],
		['chinese', '任务不存在'],
		['code', '10003'],
		['permission', 'No such job or no permission'],
	])('is refused in the wording "%s"', async (unknownJobWording, message) => {
		const { tencent } = await createAccount({ unknownJobWording });
		const { json } = await callMediaLab(tencent, 'GetJob', { id: 'unknown' });
		expect(json).toMatchObject(refusal(message));
	});
});

describe('an action', () => {
	const requests = {
		GetJob: { id: 'unknown' },
		ListJobs: { customId: 'mine' },
		ListModels: { offset: 0, limit: 10 },
	};

	it.each(Object.entries(requests))('%s can be refused alone', async (refused) => {
		const { tencent } = await createAccount({ refusedActions: [refused] });
		for (const [action, request] of Object.entries(requests)) {
			const { text } = await callMediaLab(tencent, action, request);
			expect(text.includes(`UnauthorizedOperation: ${action}`)).toBe(action === refused);
		}
	});

	it('can be refused with any content', async () => {
		const { id, ...account } = await createAccount();
		const content = { code: 1005, reason: { text: 'busy' } };
		const fault = { kind: 'errorResponse', endpoint: 'listModels', content } as const;
		await injectFaults({ id, ...account }, fault);
		const request = { offset: 0, limit: 10 };
		const { json } = await callMediaLab(account.tencent, 'ListModels', request);
		expect(json).toMatchObject({ errorResponse: content });
	});

	it('has to be signed on both hosts where the gateway asks for it', async () => {
		const { tencent } = await createAccount({ gatewaySignatureRequired: true });
		for (const prefix of ['', '/release']) {
			const request = { offset: 0, limit: 10 };
			const { status, json } = await callMediaLab(tencent, 'ListModels', request, { prefix });
			expect(status).toBe(401);
			expect(json).toMatchObject({ message: expect.stringContaining('HMAC signature') });
		}
	});
});

describe('a failed job', () => {
	const text = '10004 Engine Error';
	const failing = async (settings: object, fault: object = {}) => {
		const account = await createAccount({ ...silent, ...settings });
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4, ...fault });
		const request = { inputs: [{ sourceData: 'Hello.' }], outputs: [generate(account)] };
		const { json } = await runJob(account, request);
		return (json as { getJobResponse: { job: { outputs: object[] } } }).getJobResponse.job;
	};

	it.each([
		['message', { message: text }],
		['error', { error: text }],
		['errorObject', { error: { code: 10004, reason: text } }],
	])('says why on the job in "%s"', async (failureField, failure) => {
		const { outputs, ...job } = await failing({ failureField });
		expect(job).toMatchObject({ state: 4, ...failure });
		expect(outputs[0]).not.toMatchObject(failure);
	});

	it('says why on its outputs', async () => {
		const { outputs, ...job } = await failing({ failurePlace: 'output' });
		expect(outputs).toMatchObject([{ message: text }]);
		expect(job).not.toHaveProperty('message');
	});

	it('says nothing', async () => {
		const { outputs, ...job } = await failing({ failureField: 'none' });
		expect(Object.keys(job)).toEqual(['id', 'state', 'timing', 'inputs']);
		expect(Object.keys(outputs[0]!)).not.toContain('message');
	});

	it('says what the account or the fault wants', async () => {
		const failureText = 'download failed';
		expect(await failing({ failureText })).toMatchObject({ message: failureText });
		expect(await failing({ failureText }, { text: '超时' })).toMatchObject({ message: '超时' });
	});

	it('says nothing when it was canceled', async () => {
		expect(await failing({}, { state: 5 })).not.toHaveProperty('message');
	});
});
