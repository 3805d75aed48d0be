import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { clone, leadTo } from './support/runs.mts';
import { listModelsPromises } from './promises/listModels.mts';

describe('a list of models, when ListModels ends in', () => {
	describeCall({
		endpoint: 'listModels',
		causes,
		promises: listModelsPromises,
		run: async (account, address) => {
			const parameters = { limit: 10 };
			return await clone(account, { operation: 'model.getMany', parameters, ...leadTo(address) });
		},
	});
});
