import { describeCall } from './support/describeCall.mts';
import { leadTo, speak } from './support/runs.mts';
import { jobCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.listJobs.title, () => {
	describeCall({
		endpoint: 'listJobs',
		causes: jobCauses,
		promises: table.listJobs.promises,
		run: async (account, address) => {
			return await speak(account, {}, leadTo(address));
		},
	});
});
