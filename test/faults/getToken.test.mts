import { describeCall } from './support/describeCall.mts';
import { convert } from './support/runs.mts';
import { tokenCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.getToken.title, () => {
	describeCall({
		endpoint: 'getToken',
		causes: tokenCauses,
		promises: table.getToken.promises,
		run: async (account, address) => {
			const credentials: Record<string, string> =
				address === undefined ? {} : { openApiUrl: address };
			return await convert(account, credentials, 'accessKey');
		},
	});
});
