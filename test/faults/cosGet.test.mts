import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { speak, withBucketAt } from './support/runs.mts';
import { cosGetPromises } from './promises/cosGet.mts';

describe('a result whose download from COS ends in', () => {
	describeCall({
		endpoint: 'cosGet',
		causes,
		promises: cosGetPromises,
		run: async (account, address) => {
			return await speak(withBucketAt(account, address), { download: true });
		},
	});
});
