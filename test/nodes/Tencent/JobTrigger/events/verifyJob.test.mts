import { wordings } from '../../../../../sandbox/tencent/api/wordings.mts';
import { resetTriggerState } from '../../../../../nodes/Tencent/JobTrigger/state';
import { countRequests, injectFaults } from '../../../../sandbox/account.mts';
import { createSilentAccount } from '../../cloning/runCloning.mts';
import { createEndedJob, madeUp, startTrigger } from '../startTrigger.mts';

afterEach(resetTriggerState);

describe('Tencent Job Trigger', () => {
	it('refuses a job that the vendor does not know', async () => {
		const call = await startTrigger(await createSilentAccount());
		const { httpStatus, items } = await call(madeUp());
		expect([httpStatus, items]).toEqual([403, undefined]);
	});

	it.each(wordings)(
		'asks twice before it refuses a job, however the vendor says that it does not know it (%s)',
		async (unknownJobWording) => {
			const account = await createSilentAccount({ unknownJobWording });
			const call = await startTrigger(account);
			expect((await call(madeUp())).httpStatus).toBe(403);
			expect((await countRequests(account)).getJob).toBe(2);
		},
	);

	it('accepts a job that the vendor knows only when it is asked again', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		await injectFaults(account, { kind: 'errorResponse', endpoint: 'getJob', message: '10003' });
		expect((await call(job)).items![0]!.json).toMatchObject({ jobId: job.id, verified: true });
	});

	it('does not take another job for the one that was posted', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		await injectFaults(account, { kind: 'wrongId', endpoint: 'getJob' });
		const { httpStatus, items } = await call(job);
		expect([httpStatus, items]).toEqual([503, undefined]);
	});

	it('asks the vendor by the ID, whatever else is posted', async () => {
		const account = await createSilentAccount();
		const odd = [
			{},
			{ state: null, outputs: null, customId: null },
			{ state: 'odd', outputs: 'none', customId: {}, timing: 7 },
			{ state: 4, customId: 'other', outputs: [{ smartContentDescriptor: { musicBeat: {} } }] },
		];
		for (const fields of odd) {
			const call = await startTrigger(account, { events: ['completed'], customIdFilter: 'mine-*' });
			const { id } = await createEndedJob(account, { options: { customId: 'mine-7' } });
			expect((await call({ id, ...fields })).items![0]!.json).toMatchObject({
				jobId: id,
				customId: 'mine-7',
				state: 'COMPLETED',
			});
		}
	});

	it('does not mistake a refusal of its credential for a forgery', async () => {
		const account = await createSilentAccount({ unknownJobWording: 'permission' });
		const job = await createEndedJob(account);
		const wrong = { ...account, tencent: { ...account.tencent, secretKey: 'wrong' } };
		const call = await startTrigger(wrong);
		expect((await call(job)).httpStatus).toBe(503);
	});
});
