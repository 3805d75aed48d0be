import { describeCall } from '../support/describeCall.mts';
import { sing, withBucketAt } from '../support/runs.mts';
import { cosCauses } from '../support/vendorCauses.mts';
import { table } from '../table.mts';

describe(table.cosPut.title, () => {
	describeCall({
		endpoint: 'cosPut',
		causes: cosCauses,
		promises: table.cosPut.promises,
		run: async (account, address) => {
			return await sing(withBucketAt(account, address));
		},
	});
});
