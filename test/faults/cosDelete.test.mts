import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { sing, withBucketAt } from './support/runs.mts';
import { cosDeletePromises } from './promises/cosDelete.mts';

describe('a job whose upload is removed, when that ends in', () => {
	describeCall({
		endpoint: 'cosDelete',
		causes,
		promises: cosDeletePromises,
		run: async (account, address) => {
			return await sing(withBucketAt(account, address));
		},
	});
});
