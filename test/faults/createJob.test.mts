import { describeCall } from './support/describeCall.mts';
import { leadTo, speak } from './support/runs.mts';
import { jobCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.createJob.title, () => {
	describeCall({
		endpoint: 'createJob',
		causes: jobCauses,
		promises: table.createJob.promises,
		run: async (account, address) => {
			return await speak(account, {}, leadTo(address));
		},
	});
});
