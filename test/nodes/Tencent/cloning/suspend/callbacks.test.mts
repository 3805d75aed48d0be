import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { startReceiver } from '../../../../sandbox/receiver.mts';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure } from '../runCloning.mts';
import { endAll, held, suspend, texts } from './suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('a suspended execution whose jobs have a callback of the user', () => {
	it('forwards each job to it once', async () => {
		const account = await createSilentAccount(held);
		const receiver = await startReceiver();
		const suspended = await suspend(account, { options: { callback: receiver.url } });
		await endAll(account);
		await suspended.resumeByCall();
		await receiver.close();
		const received = receiver.received as Array<{ id: string; callback: string }>;
		const jobs = await listAllJobs(account);
		expect(received.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort());
		expect(received.every(({ callback }) => callback === receiver.url)).toBe(true);
	});

	it('tries again to forward a job when it asks the vendor again', async () => {
		const account = await createSilentAccount(held);
		const receiver = await startReceiver();
		await receiver.close();
		const suspended = await suspend(account, {
			input: texts(2),
			options: { callback: receiver.url },
		});
		await endAll(account);
		await injectFaults(
			account,
			{ kind: 'missingJobs', endpoint: 'listJobs', jobs: 1 },
			{ kind: 'status', endpoint: 'getJob', status: 503 },
		);
		const again = await suspended.resumeByTimer();
		expect(again.run.status).toBe('waiting');
		const reopened = await startReceiver(new URL(receiver.url).port);
		await again.resumeByTimer();
		await reopened.close();
		const jobs = await listAllJobs(account);
		expect((reopened.received as Array<{ id: string }>).map(({ id }) => id).sort()).toEqual(
			jobs.map(({ id }) => id).sort(),
		);
	});

	it('resumes although the Callback URL does not answer', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, {
			input: texts(1),
			options: { callback: 'http://127.0.0.1:9/' },
		});
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.items('Clone').map(({ json }) => json.state)).toEqual(['COMPLETED']);
	});

	it('refuses a Callback URL that is not valid before it creates anything', async () => {
		const account = await createSilentAccount();
		const { message } = readFailure(await suspend(account, { options: { callback: 'example' } }));
		expect(message).toBe('Callback URL must be a complete http:// or https:// address');
		expect(await listAllJobs(account)).toEqual([]);
	});
});
