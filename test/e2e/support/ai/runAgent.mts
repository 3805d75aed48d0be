import { randomUUID } from 'node:crypto';
import {
	awaitLastExecution,
	callWebhook,
	publishWorkflow,
	saveCredential,
} from '../../../../tools/n8n/index.mts';
import type { Execution, RunningN8n, Session } from '../../../../tools/n8n/index.mts';
import { createAccount } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { saveAccount } from '../accountCredentials.mts';
import { createAgentWorkflow } from './agentWorkflow.mts';
import type { AgentTool } from './agentWorkflow.mts';
import { readToolAnswers, startChatModel } from './chatModel.mts';
import type { ChatRequest, ToolCall } from './chatModel.mts';

/** What came of a question to an agent. */
export interface AgentRun {
	execution: Execution;
	/** What the tools answered the model, by the ID of the call. */
	answers: Record<string, string>;
	/** All that the model was asked. */
	requests: ChatRequest[];
	/** The account at the sandbox, which nothing else uses. */
	account: SandboxAccount;
}

/**
 * Asks an agent whose model makes calls as long as there are any for the answers so far, and then says “Done”.
 */
export async function runAgent(
	{ n8n, session, agentVersion }: { n8n: RunningN8n; session: Session; agentVersion: number },
	tools: AgentTool[],
	nextCalls: (answers: Record<string, string>) => ToolCall[],
): Promise<AgentRun> {
	const model = await startChatModel((request) => {
		const calls = nextCalls(readToolAnswers(request));
		return calls.length > 0 ? { calls } : { text: 'Done' };
	});
	const account = await createAccount();
	const openAiApi = await saveCredential(session, {
		name: 'Scripted Model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url },
	});
	const credentials = { openAiApi, ...(await saveAccount(session, account)) };
	const path = randomUUID();
	const workflow = createAgentWorkflow(path, agentVersion, tools, credentials);
	const id = await publishWorkflow(session, workflow);
	await callWebhook(n8n.url, path, { question: 'Please?', contentId: account.tencent.contentId });
	const execution = await awaitLastExecution(session, id);
	await model.end();
	const { requests } = model;
	return { execution, account, answers: readToolAnswers(requests.at(-1)!), requests };
}
