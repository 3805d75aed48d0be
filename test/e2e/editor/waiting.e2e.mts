import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
	awaitExecution,
	listExecutions,
	saveCredential,
	saveWorkflow,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { Session } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { createAccount, listAllJobs, releaseJobs } from '../../sandbox/account.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import { createCredentials } from '../support/cloningWorkflow.mts';
import { awaitSuspended } from '../support/suspendedExecutions.mts';
import { createChain } from './support/chainWorkflow.mts';
import { editorUrlVariable, openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import { openNode, openWorkflow, startWorkflow, untilExecuted } from './support/pages/canvas.mts';
import { closeNode } from './support/pages/nodeForm.mts';
import { readOutputMessage, readOutputTable } from './support/pages/output.mts';
import { packageName } from './support/suiteWorkflows.mts';

describe('a suspended execution', () => {
	let editor: Editor;
	let session: Session;
	let account: SandboxAccount;
	let workflowId: string;

	before(async () => {
		session = await signIn(process.env[editorUrlVariable]!);
		account = await createAccount({
			holdJobs: true,
			queueMilliseconds: 0,
			processingMilliseconds: 0,
		});
		workflowId = await saveSpeech(session, account);
		editor = await openEditor();
	});

	after(async () => await editor?.close());

	it('says who is waited for, that nothing need be done, and that n8n looks again by itself', async () => {
		const { page } = editor;
		await openWorkflow(page, workflowId);
		await startWorkflow(page);
		const [execution] = await waitUntil('the workflow runs', async () => {
			const all = await listExecutions(session, workflowId);
			return all.length > 0 ? all : undefined;
		});
		await awaitSuspended(session, execution!.id);
		await openNode(page, 'Speak');
		const expected =
			/Waiting for Tencent Media Lab\. You don't need to do anything, and you can close this window: n8n resumes when the jobs finish, and checks at least every 15 minutes/;
		await waitUntil('the text is shown', async () =>
			expected.test(await readOutputMessage(page)) ? true : undefined,
		);
	});

	it('has its jobs and how many are done in the custom data of the execution', async () => {
		const [execution] = await listExecutions(session, workflowId);
		const { customData } = await session.get<{ customData: Record<string, string> }>(
			`/executions/${execution!.id}`,
		);
		const [job] = await listAllJobs(account);
		assert.deepEqual(customData, {
			Speak_progress: '0 of 1 done',
			Speak_custom_ID: job!.customId,
			Speak_job_IDs: job!.id,
		});
	});

	it('goes on in the same window once the jobs are done', async () => {
		const { page } = editor;
		await closeNode(page);
		await releaseJobs(account);
		const [execution] = await listExecutions(session, workflowId);
		await awaitExecution(session, execution!.id);
		await untilExecuted(page);
		await openNode(page, 'Speak');
		const [item] = await readOutputTable(page);
		assert.equal(item!.state, 'COMPLETED');
		await closeNode(page);
	});
});

/** A workflow that speaks a text with the wait mode Suspend, for an account of its own. Returns its ID. */
async function saveSpeech(session: Session, account: SandboxAccount): Promise<string> {
	const credentials: Record<string, { id: string; name: string }> = {};
	for (const credential of createCredentials(account))
		credentials[credential.type] = await saveCredential(session, credential);
	const { id } = await saveWorkflow(
		session,
		createChain(`waiting-${account.id}`, [
			{
				name: 'Speak',
				type: `${packageName}.tencentVoiceCloning`,
				parameters: { text: 'Good morning.', waitMode: 'suspend' },
				credentials,
			},
		]),
	);
	return id;
}
