import { describeCall } from './support/describeCall.mts';
import { clone, leadTo } from './support/runs.mts';
import { mediaLabCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';

describe(table.listModels.title, () => {
	describeCall({
		endpoint: 'listModels',
		causes: mediaLabCauses,
		promises: table.listModels.promises,
		run: async (account, address) => {
			const parameters = { limit: 10 };
			return await clone(account, { operation: 'model.getMany', parameters, ...leadTo(address) });
		},
	});
});
