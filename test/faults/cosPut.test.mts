import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { sing, withBucketAt } from './support/runs.mts';
import { cosPutPromises } from './promises/cosPut.mts';

describe('a recording whose upload to COS ends in', () => {
	describeCall({
		endpoint: 'cosPut',
		causes,
		promises: cosPutPromises,
		run: async (account, address) => {
			return await sing(withBucketAt(account, address));
		},
	});
});
