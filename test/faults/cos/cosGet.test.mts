import { describeCall } from '../support/describeCall.mts';
import { speak, withBucketAt } from '../support/runs.mts';
import { cosCauses } from '../support/vendorCauses.mts';
import { table } from '../table.mts';

describe(table.cosGet.title, () => {
	describeCall({
		endpoint: 'cosGet',
		causes: cosCauses,
		promises: table.cosGet.promises,
		run: async (account, address) => {
			return await speak(withBucketAt(account, address), { download: true });
		},
	});
});
