import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { awaitLastExecution, callWebhook, publishWorkflow } from '../../../../tools/n8n/index.mts';
import type { Execution, RunningN8n, Session } from '../../../../tools/n8n/index.mts';
import { createAccount, injectFaults } from '../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../sandbox/account.mts';
import { saveAccount } from '../accountCredentials.mts';
import { downloadAudio } from '../downloadAudio.mts';
import {
	answerNode,
	createOperationWorkflow,
	failedNode,
	lastStepNode,
} from './operationWorkflow.mts';
import type { OperationWorkflow } from './operationWorkflow.mts';

/** An item that goes into an operation. */
export interface GivenItem extends IDataObject {
	name: string;
}

/** What came of an operation that ran in n8n. */
export interface OperationRun {
	/** The HTTP status that the asker of the webhook got. */
	status: number;
	execution: Execution;
	/** What the operation made, as the webhook answered it or would have. */
	answers: IDataObject[];
	/** What came out of the error output. */
	failures: IDataObject[];
	/** The audio of each item that has some. */
	audio: Buffer[];
	/** The account at the sandbox, which nothing else uses. */
	account: SandboxAccount;
}

export const asker = 'the test';

/** Publishes a workflow in n8n, calls its webhook, and collects what came of it. */
export async function runOperation(
	{ n8n, session }: { n8n: RunningN8n; session: Session },
	operation: OperationWorkflow,
	items: GivenItem[],
	faults: FaultRequest[] = [],
): Promise<OperationRun> {
	const account = await createAccount();
	await injectFaults(account, ...faults);
	const path = randomUUID();
	const credentials = await saveAccount(session, account);
	const workflowId = await publishWorkflow(
		session,
		createOperationWorkflow(path, operation, credentials),
	);
	const { status } = await callWebhook(n8n.url, path, {
		asker,
		contentId: account.tencent.contentId,
		items,
	});
	const execution = await awaitLastExecution(session, workflowId);
	const readJson = (node: string) => execution.items(node).map(({ json }) => json);
	return {
		status,
		execution,
		answers: readJson(answerNode),
		failures: readJson(failedNode),
		audio: await downloadAudio(session, execution.items(lastStepNode(operation))),
		account,
	};
}
