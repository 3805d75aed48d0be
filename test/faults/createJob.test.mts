import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { leadTo, speak } from './support/runs.mts';
import { createJobPromises } from './promises/createJob.mts';

describe('an item whose CreateJob ends in', () => {
	describeCall({
		endpoint: 'createJob',
		causes,
		promises: createJobPromises,
		run: async (account, address) => {
			return await speak(account, {}, leadTo(address));
		},
	});
});
