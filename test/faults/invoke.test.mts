import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { convert } from './support/runs.mts';
import { invokePromises } from './promises/invoke.mts';

describe('a conversion by SAMI, when its request ends in', () => {
	describeCall({
		endpoint: 'invoke',
		causes,
		promises: invokePromises,
		run: async (account, address) => {
			return await convert(account, address === undefined ? {} : { baseUrl: address });
		},
	});
});
