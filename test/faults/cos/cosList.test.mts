import { describeCall } from '../support/describeCall.mts';
import { clone, withBucketAt } from '../support/runs.mts';
import { cosCauses } from '../support/vendorCauses.mts';
import { table } from '../table.mts';

describe(table.cosList.title, () => {
	describeCall({
		endpoint: 'cosList',
		causes: cosCauses,
		promises: table.cosList.promises,
		run: async (account, address) =>
			await clone(withBucketAt(account, address), {
				operation: 'audio.narrate',
				parameters: { script: 'Hello.', contentId: account.tencent.contentId },
			}),
	});
});
