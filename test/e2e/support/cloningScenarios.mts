import { importCredentials, importWorkflows } from '../../../tools/n8n/index.mts';
import { createAccount } from '../../sandbox/account.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import { createCloningWorkflow, createCredentials } from './cloningWorkflow.mts';
import type { CloningWorkflow } from './cloningWorkflow.mts';
import type { PackageInN8n } from './packageInN8n.mts';

/** What is to happen: how the vendor is, and what the workflow asks of it. */
export interface Wanted extends Partial<Omit<CloningWorkflow, 'id' | 'account'>> {
	/** Whether jobs end at once, not when the test releases them. */
	instant?: boolean;
	/** Whether jobs make real audio, not silence. */
	audible?: boolean;
	callbackRetries?: number;
}

/** A workflow in n8n, and the account of the vendor's that it alone uses. */
export interface Scenario {
	workflowId: string;
	account: SandboxAccount;
}

/** Puts a workflow into n8n for each of the scenarios, which have names. n8n must not run yet. */
export async function addScenarios<Name extends string>(
	{ instance }: PackageInN8n,
	wanted: Record<Name, Wanted>,
): Promise<Record<Name, Scenario>> {
	const scenarios = new Map<string, Scenario>();
	const workflows = [];
	const credentials = [];
	for (const [
		name,
		{ instant = false, audible = false, callbackRetries = 0, ...workflow },
	] of Object.entries<Wanted>(wanted)) {
		const account = await createAccount({
			simulateAudio: !audible,
			concurrentJobs: 1000,
			queueMilliseconds: 0,
			processingMilliseconds: 0,
			holdJobs: !instant,
			callbackRetries,
			callbackTimeoutMilliseconds: 120_000,
		});
		credentials.push(...createCredentials(account));
		workflows.push(createCloningWorkflow({ id: name, account, ...workflow }));
		scenarios.set(name, { workflowId: name, account });
	}
	await importCredentials(instance, ...credentials);
	await importWorkflows(instance, ...workflows);
	return Object.fromEntries(scenarios) as Record<Name, Scenario>;
}
