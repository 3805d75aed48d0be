import { describeCall } from './support/describeCall.mts';
import { convert } from './support/runs.mts';
import { samiCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.invoke.title, () => {
	describeCall({
		endpoint: 'invoke',
		causes: samiCauses,
		promises: table.invoke.promises,
		run: async (account, address) => {
			return await convert(account, address === undefined ? {} : { baseUrl: address });
		},
	});
});
