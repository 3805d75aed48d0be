import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { listAllJobs } from '../sandbox/account.mts';
import { clone, leadTo, speak } from './support/runs.mts';
import { getJobPromises } from './promises/getJob.mts';

describe('a job that is asked for, when GetJob ends in', () => {
	describeCall({
		endpoint: 'getJob',
		causes,
		promises: getJobPromises,
		run: async (account, address) => {
			await speak(account, { waitMode: 'none' });
			const [job] = await listAllJobs(account);
			const parameters = { jobId: job!.id };
			return await clone(account, { operation: 'job.get', parameters, ...leadTo(address) });
		},
	});
});
