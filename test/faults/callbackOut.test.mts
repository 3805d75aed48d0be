import { sandboxUrl } from '../sandbox/account.mts';
import { endAll, held, suspend, texts } from '../nodes/Tencent/cloning/suspend/suspend.mts';
import { table } from './table.mts';
import { causes } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import { toEnd } from './support/runs.mts';

describe(table.callbackOut.title, () => {
	describeCall({
		endpoint: 'receiver',
		causes,
		promises: table.callbackOut.promises,
		settings: held,
		run: async (account, address) => {
			const callback = address ?? `${sandboxUrl()}/_sandbox/accounts/${account.id}/receiver`;
			const suspended = await suspend(account, { input: texts(1), options: { callback } });
			await endAll(account);
			const { goneOn } = await suspended.resumeByCall();
			return toEnd('Clone', goneOn!);
		},
	});
});
