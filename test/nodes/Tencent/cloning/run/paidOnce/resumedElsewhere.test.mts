import { resetJobMemory } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount } from '../../runCloning.mts';
import { endAll, held, suspend } from '../../suspend/suspend.mts';
import { CUSTOM_IDS } from './cells.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const lists: Record<string, object> = {
	lagging: { listLagMilliseconds: 600_000 },
	'cut, which its total shows': { listLimit: 1 },
	'cut, with a total of what is listed': { listLimit: 1, listTotal: 'listed' },
	'about made-up IDs': { listMadeUpIds: true },
	reordered: { listOrder: 'mixed' },
};

describe('An execution that another process resumes creates again only the job that failed,', () => {
	it.each(
		Object.keys(lists).flatMap((list) => Object.keys(CUSTOM_IDS).map((owner) => [list, owner])),
	)('when n8n tries the node again (list %s, Custom ID %s)', async (list, owner) => {
		const account = await createSilentAccount({ ...held, ...lists[list!] });
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const suspended = await suspend(account, {
			options: CUSTOM_IDS[owner!],
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		await endAll(account);
		resetJobMemory();
		resetSuspendState();
		const goneOn = await suspended.resumeByTimer();
		await endAll(account);
		const ended = await goneOn.resumeByTimer();
		expect(ended.run.status).toBe('success');
		const jobs = await listAllJobs(account);
		expect(jobs.map(({ state }) => state).sort()).toEqual([3, 3, 3, 4]);
		expect(
			ended
				.items('Clone')
				.map(({ json }) => json.jobId)
				.sort(),
		).toEqual(
			jobs
				.filter(({ state }) => state === 3)
				.map(({ id }) => id)
				.sort(),
		);
	});
});
