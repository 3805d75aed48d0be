import { inspect } from 'node:util';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';

/** How many conversions the sandbox was asked for. */
export async function countConversions(account: SandboxAccount): Promise<number> {
	const { requests } = await reportTraffic(account);
	return requests.filter(({ endpoint }) => endpoint === 'invoke').length;
}

/** Makes sure that nothing of a run shows a secret of the account. */
export function expectNoSecrets({ run }: WorkflowRun, { sami }: SandboxAccount): void {
	const everything = inspect(run, { depth: 20, maxStringLength: null }) + JSON.stringify(run);
	for (const secret of [sami.token, sami.secretAccessKey]) {
		expect(everything).not.toContain(secret);
	}
}
