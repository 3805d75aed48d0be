import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listObjects,
} from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

/** Jobs that do not end, so that their uploads stay. */
const queued = { queueMilliseconds: 600_000 };

describe('A job that was created although the vendor says otherwise', () => {
	it.concurrent.each([
		'internal server error',
		'system busy',
		'timeout',
		'Internal Error',
		'系统繁忙,请稍后再试',
		'操作失败',
		'10001',
		'something went wrong',
	])('is found, with its upload in place ("%s")', async (message) => {
		const account = await createSilentAccount({ ...queued, listLagMilliseconds: 2000 });
		await injectFaults(account, {
			endpoint: 'createJob',
			kind: 'errorResponse',
			message,
			effect: 'done',
		});
		const { run, items } = await runCloning({
			account,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary', waitMode: 'none' },
		});
		expect(run.status).toBe('success');
		const jobs = await listAllJobs(account);
		expect(jobs.map(({ id }) => id)).toEqual([items('Clone')[0]!.json.jobId]);
		expect(await listObjects(account)).toEqual([expect.stringContaining('speech.wav')]);
	});

	it('or an error that names the Custom ID, with its upload in place, where it cannot be found', async () => {
		const account = await createSilentAccount({ ...queued, listLagMilliseconds: 600_000 });
		await injectFaults(
			account,
			{ endpoint: 'createJob', kind: 'errorResponse', message: 'no luck', effect: 'done' },
			{ endpoint: 'listJobs', kind: 'errorResponse', message: 'not now', fromRequest: 2 },
		);
		const failed = await runCloning({
			account,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
		});
		const { message, description } = readFailure(failed);
		expect(message).toContain('It is not known whether a job was created');
		expect(description).toMatch(/custom ID: n8n_[0-9a-f]{32}/);
		expect(await listObjects(account)).toEqual([expect.stringContaining('speech.wav')]);
	});
});

it.concurrent.each([
	['a refusal in words that may mean anything', 'no luck', 1, /custom ID: n8n_[0-9a-f]{32}/],
	[
		'a refusal because of what was sent',
		'createJobRequest.inputs[0]: invalid',
		0,
		/Check the fields/,
	],
	['a refusal because of the account', 'AuthFailure: secretId is wrong', 0, /Check Secret ID/],
	['a refusal because of a quota', '余额不足', 0, /quota/],
])('After %s, no other job is created', async (_what, message, looks, advice) => {
	const account = await createSilentAccount();
	await injectFaults(account, { endpoint: 'createJob', kind: 'errorResponse', message });
	const failed = await runCloning({ account, parameters: { text: 'Hello.' } });
	expect(readFailure(failed).message).toContain(message);
	expect(readFailure(failed).description).toMatch(advice);
	expect(await listAllJobs(account)).toEqual([]);
	const { listJobs, createJob } = await countRequests(account);
	expect({ createJob, hasLooked: listJobs! > 1 }).toEqual({ createJob: 1, hasLooked: looks > 0 });
});
