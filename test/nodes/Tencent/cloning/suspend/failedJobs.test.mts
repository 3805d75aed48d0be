import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure } from '../runCloning.mts';
import { endAll, held, suspend, texts } from './suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('a suspended execution whose job fails', () => {
	it('fails with the IDs of all jobs', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const suspended = await suspend(account);
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		const { status, message, description } = readFailure(goneOn!);
		expect([status, message]).toEqual([
			'error',
			expect.stringMatching(/^Job \S+ failed at Tencent Media Lab/),
		]);
		for (const { id } of await listAllJobs(account)) expect(description).toContain(id);
	});

	it.each([
		[{ failureField: 'message', failurePlace: 'job' }, '10004 Engine Error'],
		[{ failureField: 'error', failurePlace: 'output' }, '10004 Engine Error'],
		[
			{ failureField: 'errorObject', failurePlace: 'job' },
			'code: 10004, reason: 10004 Engine Error',
		],
	])('says why the job failed (%j)', async (settings, said) => {
		const account = await createSilentAccount({ ...held, ...settings });
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const suspended = await suspend(account, { input: texts(1) });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(readFailure(goneOn!).message).toMatch(
			new RegExp(`failed at Tencent Media Lab: ${said}$`),
		);
	});

	it('says that the vendor does not say why', async () => {
		const account = await createSilentAccount({ ...held, failureField: 'none' });
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const suspended = await suspend(account, { input: texts(1) });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(readFailure(goneOn!).message).toMatch(/which does not say why$/);
	});

	it('creates only the failed job again when n8n tries the node again', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const suspended = await suspend(account, { settings });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.run.status).toBe('waiting');
		await endAll(account);
		const { goneOn: ended } = await goneOn!.resumeByCall();
		expect(ended!.items('Clone').map(({ json }) => json.state)).toEqual([
			'COMPLETED',
			'COMPLETED',
			'COMPLETED',
		]);
		expect(await listAllJobs(account)).toHaveLength(4);
	});

	it('creates only the failed job again with a Custom ID of the user, too', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const suspended = await suspend(account, { settings, options: { customId: 'order-7' } });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		await endAll(account);
		expect((await goneOn!.resumeByCall()).goneOn!.run.status).toBe('success');
		expect(await listAllJobs(account)).toHaveLength(4);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'])(
		'keeps failures with their items (%s)',
		async (onError) => {
			const account = await createSilentAccount(held);
			const input = [...texts(2), { json: { text: '' } }];
			await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
			const suspended = await suspend(account, {
				input,
				settings: { onError },
				options: { concurrency: 1 },
			});
			expect(suspended.run.status).toBe('waiting');
			await endAll(account);
			const { goneOn } = await suspended.resumeByCall();
			const regular = goneOn!.items('Clone').filter(({ json }) => json.error === undefined);
			const failed = [...goneOn!.items('Clone'), ...goneOn!.items('Clone', 1)].filter(
				({ json }) => json.error !== undefined,
			);
			expect(regular.map(({ json, pairedItem }) => [json.state, pairedItem])).toEqual([
				['COMPLETED', { item: 1 }],
			]);
			expect(failed.map(({ json }) => json.error)).toEqual([
				expect.stringMatching(/failed at Tencent Media Lab/),
				'The text is empty',
			]);
		},
	);
});
