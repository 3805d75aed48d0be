import { describeCall } from '../support/describeCall.mts';
import { sing, withBucketAt } from '../support/runs.mts';
import { cosCauses } from '../support/vendorCauses.mts';
import { table } from '../table.mts';

describe(table.cosDelete.title, () => {
	describeCall({
		endpoint: 'cosDelete',
		causes: cosCauses,
		promises: table.cosDelete.promises,
		run: async (account, address) => {
			return await sing(withBucketAt(account, address));
		},
	});
});
