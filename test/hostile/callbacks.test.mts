import fc from 'fast-check';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { listAllJobs } from '../sandbox/account.mts';
import { createSilentAccount } from '../nodes/Tencent/cloning/runCloning.mts';
import { madeUp, startTrigger } from '../nodes/Tencent/JobTrigger/startTrigger.mts';
import { held, suspend } from '../nodes/Tencent/cloning/suspend/suspend.mts';
import { hostileValues } from './support/hostileValues.mts';
import { requirePlain } from './support/plainTexts.mts';
import { tryFor } from './support/tryFor.mts';
import { spoiled } from './support/spoil.mts';

afterAll(removeTemporaryData);

/** What anyone may post: something like a job, whatever JSON has, or no JSON. */
const bodies = fc.oneof(
	{ weight: 4, arbitrary: spoiled(madeUp()) },
	{ weight: 2, arbitrary: spoiled({ getJobResponse: { job: madeUp() } }) },
	{ weight: 2, arbitrary: hostileValues },
);

describe('whatever is posted', () => {
	it.each(['none', 'getJob'])(
		'the trigger answers it without an error of its own (Verification %s)',
		async (verification) => {
			const account = await createSilentAccount();
			const call = await startTrigger(account, { verification, customIdFilter: 'order-*' });
			const posts = fc.array(fc.tuple(bodies, fc.constantFrom('application/json', 'text/plain')), {
				minLength: 8,
				maxLength: 8,
			});
			await tryFor(4000, posts, async (batch) => {
				await Promise.all(
					batch.map(async ([body, contentType]) => {
						const text = JSON.stringify(body) ?? '';
						const { httpStatus, body: answer } = await call(text, { contentType });
						expect([200, 400, 403, 413, 503]).toContain(httpStatus);
						requirePlain(answer);
					}),
				);
			});
		},
		40_000,
	);

	it('a suspended execution stays suspended, and says nothing raw', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		const [job] = await listAllJobs(account);
		const posts = fc.oneof(bodies, spoiled({ job: { ...job, state: 3 } }));
		await tryFor(4000, posts, async (body) => {
			const { httpStatus, body: answer, goneOn } = await suspended.resumeByCall(body);
			expect([httpStatus, goneOn]).toEqual([202, undefined]);
			requirePlain(answer);
		});
	}, 40_000);
});
