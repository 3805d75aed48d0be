import { describeCall } from './support/describeCall.mts';
import { listAllJobs } from '../sandbox/account.mts';
import { clone, leadTo, speak } from './support/runs.mts';
import { jobCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.getJob.title, () => {
	describeCall({
		endpoint: 'getJob',
		causes: jobCauses,
		promises: table.getJob.promises,
		run: async (account, address) => {
			await speak(account, { waitMode: 'none' });
			const [job] = await listAllJobs(account);
			const parameters = { jobId: job!.id };
			return await clone(account, { operation: 'job.get', parameters, ...leadTo(address) });
		},
	});
});
