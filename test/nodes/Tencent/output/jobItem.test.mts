import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount, injectFaults, listAllJobs } from '../../../sandbox/account.mts';
import { readFailure, runCloning } from '../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('a download that fails', () => {
	it('names the job, so that nobody pays for it twice', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			endpoint: 'cosGet',
			kind: 'cosError',
			code: 'AccessDenied',
			times: 10,
		});
		const failure = readFailure(
			await runCloning({ account, parameters: { text: 'Good morning.', download: true } }),
		);
		const [job] = await listAllJobs(account);
		expect(failure.message).toContain(`Job ${job!.id}`);
	});
});
