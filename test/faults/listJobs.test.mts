import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { leadTo, speak } from './support/runs.mts';
import { listJobsPromises } from './promises/listJobs.mts';

describe('an item whose ListJobs ends in', () => {
	describeCall({
		endpoint: 'listJobs',
		causes,
		promises: listJobsPromises,
		run: async (account, address) => {
			return await speak(account, {}, leadTo(address));
		},
	});
});
