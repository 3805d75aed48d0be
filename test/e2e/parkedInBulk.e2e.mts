import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listAllJobs } from '../sandbox/account.mts';
import { addScenarios } from './cloningScenarios.mts';
import type { Scenario } from './cloningScenarios.mts';
import { connect, createNode } from './cloningWorkflow.mts';
import { activate, callWebhook, importWorkflows, listExecutions, signIn, waitUntil } from './n8n/index.mts';
import type { RunningN8n, Session } from './n8n/index.mts';
import { preparePackageInN8n } from './packageInN8n.mts';
import type { PackageInN8n } from './packageInN8n.mts';

const parked = 200;
const concurrency = 5;

describe(`${parked} parked executions in an n8n that runs ${concurrency} at a time`, () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let scenario: Scenario;

	before(async () => {
		prepared = await preparePackageInN8n({ N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency) });
		({ training: scenario } = await addScenarios(prepared, {
			training: { processingMilliseconds: 90_000, active: true },
		}));
		await importWorkflows(prepared.instance, {
			id: 'other',
			name: 'other',
			nodes: [
				{
					...createNode('Webhook', 'n8n-nodes-base.webhook', {
						httpMethod: 'POST',
						path: 'other',
						responseMode: 'lastNode',
					}),
					typeVersion: 2,
					webhookId: 'other',
				},
				createNode('Nothing', 'n8n-nodes-base.noOp', {}),
			],
			connections: connect(['Webhook', 'Nothing']),
			settings: {},
		});
		await activate(prepared.instance, 'other');
		n8n = await prepared.start();
		session = await signIn(n8n.url);
	});

	after(async () => await prepared?.end());

	async function countByStatus(): Promise<Record<string, number>> {
		const counts: Record<string, number> = {};
		for (const { status } of await listExecutions(session, scenario.workflowId)) {
			counts[status] = (counts[status] ?? 0) + 1;
		}
		return counts;
	}

	it('let another workflow run at once, and all go on with their results', async () => {
		for (let number = 0; number < parked; number++) {
			assert.equal((await callWebhook(n8n.url, scenario.workflowId)).status, 200);
		}
		await waitUntil(
			'all executions are parked',
			async () => ((await countByStatus()).waiting === parked ? true : undefined),
			85,
		);
		const started = performance.now();
		const answer = await callWebhook(n8n.url, 'other');
		const milliseconds = Math.round(performance.now() - started);
		assert.equal(answer.status, 200);
		assert.deepEqual(await countByStatus(), { waiting: parked }, 'none of them has ended meanwhile');
		console.log(`another workflow ran to its end within ${milliseconds} ms while ${parked} were parked`);

		await waitUntil(
			'all executions have ended',
			async () => ((await countByStatus()).success === parked ? true : undefined),
			240,
		);
		assert.equal((await listAllJobs(scenario.account)).length, parked);
	});
});
