import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { convert } from './support/runs.mts';
import { getTokenPromises } from './promises/getToken.mts';

describe('a conversion with an access key, when GetToken ends in', () => {
	describeCall({
		endpoint: 'getToken',
		causes,
		promises: getTokenPromises,
		run: async (account, address) => {
			const credentials: Record<string, string> =
				address === undefined ? {} : { openApiUrl: address };
			return await convert(account, credentials, 'accessKey');
		},
	});
});
