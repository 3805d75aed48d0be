import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
	awaitLastExecution,
	callWebhook,
	listExecutions,
	publishWorkflow,
	signIn,
} from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import { createAccount, injectFaults, publishFile, releaseJobs } from '../sandbox/account.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import { saveAccount } from './support/accountCredentials.mts';
import { searchUserFolder, secretsOfAll, signaturesOf } from './support/canaries/canaries.mts';
import { findSecrets } from '../support/secretForms.mts';
import { cloningOperations } from './support/operations/cloningOperations.mts';
import { conversions } from './support/operations/conversions.mts';
import { createOperationWorkflow } from './support/operations/operationWorkflow.mts';
import type { OperationWorkflow } from './support/operations/operationWorkflow.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';
import { awaitSuspended } from './support/suspendedExecutions.mts';
import { failures, uploading } from './support/canaries/canaryFailures.mts';
import type { Faults } from './support/canaries/canaryFailures.mts';

describe('the secrets of the credentials', { concurrency: true }, () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let url: string;
	const accounts: SandboxAccount[] = [];

	before(async () => {
		prepared = await preparePackageInN8n({
			N8N_LOG_LEVEL: 'debug',
			N8N_LOG_OUTPUT: 'console,file',
			EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true',
		});
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		url = await publishFile('canaries.wav', await readFile('examples/recordings/speech.wav'));
		await runAll();
		await n8n.stop();
	});

	after(async () => await prepared?.end());

	/** Starts a workflow for an account of its own. */
	async function start(operation: OperationWorkflow, faults: Faults, settings: object = {}) {
		const account = await createAccount({
			temporaryCosKey: true,
			gatewaySignatureRequired: true,
			simulateAudio: !operation.fetchesRecordings,
			...settings,
		});
		accounts.push(account);
		await injectFaults(account, ...faults(account));
		const path = randomUUID();
		const credentials = await saveAccount(session, account);
		const workflow = createOperationWorkflow(path, operation, credentials);
		const webhook = workflow.nodes.find(({ name }) => name === 'Webhook')!;
		webhook.parameters.responseMode = 'onReceived';
		const workflowId = await publishWorkflow(session, workflow);
		const items = [{ name: 'only', text: 'Hello, it is me.', url }];
		await callWebhook(n8n.url, path, {
			asker: 'canary',
			contentId: account.tencent.contentId,
			items,
		});
		return { workflowId, account };
	}

	async function runAll(): Promise<void> {
		const operations = [
			...conversions(),
			...cloningOperations('tencentVoiceCloning', 'voiceCloning'),
			...cloningOperations('tencentSingingCloning', 'singingCloning'),
		];
		for (const operation of operations) {
			const { workflowId } = await start(operation, () => []);
			const { error } = await awaitLastExecution(session, workflowId);
			assert.equal(error, undefined, operation.title);
		}
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			for (const { title, operation, faults } of failures) {
				const { workflowId } = await start({ ...operation, onError }, faults);
				const { error } = await awaitLastExecution(session, workflowId);
				assert.equal(error !== undefined, onError === 'stopWorkflow', title);
			}
		}
		await suspendAndResume();
	}

	/** A wait that n8n stores, and of which another is never resumed. */
	async function suspendAndResume(): Promise<void> {
		const [step] = uploading;
		const parameters = { ...step!.parameters, waitMode: 'suspend', maxWait: 30 };
		const operation = { steps: [{ ...step!, parameters }], fetchesRecordings: true };
		for (const isReleased of [true, false]) {
			const { workflowId, account } = await start(operation, () => [], { holdJobs: true });
			const id = await waitUntil('the workflow has begun', async () => {
				const [execution] = await listExecutions(session, workflowId);
				return execution?.id;
			});
			await awaitSuspended(session, id);
			if (!isReleased) continue;
			await releaseJobs(account);
			assert.equal((await awaitLastExecution(session, workflowId)).error, undefined);
		}
	}

	it('are in no file of n8n: neither in its database, nor in its logs, nor in its binary data', async () => {
		const secrets = secretsOfAll(accounts);
		assert.deepEqual(await searchUserFolder(prepared.instance.userFolder, secrets), []);
		assert.deepEqual(findSecrets(n8n.logs(), secrets), []);
	});

	it('are there in no signature that was made with them', async () => {
		const signatures = await signaturesOf(accounts);
		assert.ok(Object.keys(signatures).length >= 10);
		assert.deepEqual(await searchUserFolder(prepared.instance.userFolder, signatures), []);
		assert.deepEqual(findSecrets(n8n.logs(), signatures), []);
	});

	it('would be found there, as what is no secret is', async () => {
		const { userFolder } = prepared.instance;
		for (const { tencent } of accounts.slice(-2)) {
			const found = await searchUserFolder(userFolder, { contentId: tencent.contentId });
			assert.ok(found.includes('contentId (plain) in table execution_data'), found.join());
		}
		assert.match(n8n.logs(), /\bdebug\b/);
		const files = await readdir(join(userFolder, '.n8n'), { recursive: true });
		assert.ok(files.some((file) => file.endsWith('n8n.log')));
	});
});
