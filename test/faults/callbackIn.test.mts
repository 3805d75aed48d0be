import { resetTriggerState } from '../../nodes/Tencent/JobTrigger/state';
import type { TriggerAnswer } from '../../tools/engine/index.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import { createEndedJob, startTrigger } from '../nodes/Tencent/JobTrigger/startTrigger.mts';
import { jobCauses } from './support/vendorCauses.mts';
import { table } from './table.mts';
import type { Cause } from './support/causes.mts';
import { describeCall } from './support/describeCall.mts';
import type { End } from './support/observe.mts';
import { posts } from './support/posts.mts';

afterAll(resetTriggerState);

describe(table.callbackIn.title, () => {
	describeCall({
		endpoint: 'getJob',
		causes: posts,
		promises: table.callbackIn.promises,
		run: async (account, _address, cause) => await postTo(account, cause),
	});
});

describe(table.verification.title, () => {
	describeCall({
		endpoint: 'getJob',
		causes: jobCauses,
		promises: table.verification.promises,
		run: async (account, address) => await postTo(account, posts['the job'], address),
	});
});

async function postTo(account: SandboxAccount, cause: Cause, address?: string): Promise<End> {
	const job = await createEndedJob(account);
	const { tencent } = account;
	const call = await startTrigger({
		...account,
		tencent: { ...tencent, baseUrl: address ?? tencent.baseUrl },
	});
	const post = cause.kind === 'post' ? cause.post(job) : {};
	return toEnd(await call(job, post));
}

function toEnd({ httpStatus, body, items }: TriggerAnswer): End {
	const starts = items === undefined ? '' : `, starts with ${String(items[0]!.json.state)}`;
	return { outcome: `HTTP ${httpStatus}${starts}`, description: body, kept: [body, items] };
}
