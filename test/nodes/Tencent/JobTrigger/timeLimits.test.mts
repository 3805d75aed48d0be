import { resetTriggerState } from '../../../../nodes/Tencent/JobTrigger/state';
import { injectFaults, listAllJobs } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { createSilentAccount } from '../cloning/runCloning.mts';
import { createEndedJob, startTrigger } from './startTrigger.mts';

afterEach(resetTriggerState);

describe('Tencent Job Trigger, when the vendor does not confirm at once,', () => {
	/** All of them at once, each at a trigger of its own. */
	const postEach = async (account: SandboxAccount, states: unknown[]) => {
		await createEndedJob(account, { parameters: { waitMode: 'none' } });
		const [job] = await listAllJobs(account);
		return await Promise.all(
			states.map(async (state) => {
				const call = await startTrigger(account);
				const { httpStatus, items } = await call({ ...job, state });
				return [httpStatus, items?.[0]?.json.state];
			}),
		);
	};
	const states = [3, 1, 2, 4, 9, null, undefined, 'PROCESSING', '2'];

	it('waits a few seconds for the vendor to know that the job has ended, whatever state was posted', async () => {
		const account = await createSilentAccount({ processingMilliseconds: 2000 });
		expect(await postEach(account, states)).toEqual(states.map(() => [200, 'COMPLETED']));
	});

	it('rejects an event when the vendor keeps refusing the job in words, even if it is set to start anyway', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, { onUnverifiable: 'emit' });
		const job = await createEndedJob(account);
		await injectFaults(account, {
			kind: 'errorResponse',
			endpoint: 'getJob',
			message: 'something else',
			times: 2,
		});
		const { httpStatus, items } = await call(job);
		expect([httpStatus, items]).toEqual([403, undefined]);
	});

	it('asks to be called again when the vendor says that the job has not ended, whatever state was posted', async () => {
		const account = await createSilentAccount({ processingMilliseconds: 60_000 });
		const five = states.slice(0, 5);
		expect(await postEach(account, five)).toEqual(five.map(() => [503, undefined]));
	});

	it.each(['reject', 'emit'])(
		'follows the setting for events that cannot be verified when the vendor does not answer (%s)',
		async (onUnverifiable) => {
			const account = await createSilentAccount();
			const call = await startTrigger(account, { onUnverifiable });
			const job = await createEndedJob(account);
			await injectFaults(account, { kind: 'status', endpoint: 'getJob', status: 502, times: 5 });
			const { httpStatus, items } = await call(job);
			expect([httpStatus, items?.[0]?.json.verified]).toEqual(
				onUnverifiable === 'emit' ? [200, false] : [503, undefined],
			);
			expect((await call(job)).items?.[0]?.json.verified).toBe(true);
			expect((await call(job)).items).toBeUndefined();
		},
	);
});
