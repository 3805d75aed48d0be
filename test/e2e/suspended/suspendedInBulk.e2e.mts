import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ExecutionStatus } from 'n8n-workflow';
import {
	activateWorkflow,
	callWebhook,
	importWorkflows,
	listExecutions,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { listAllJobs, releaseJobs } from '../../sandbox/account.mts';
import { addScenarios } from '../support/cloningScenarios.mts';
import type { Scenario } from '../support/cloningScenarios.mts';
import { connect, createNode } from '../support/cloningWorkflow.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';

const suspended = 200;
const concurrency = 5;

describe(`${suspended} suspended executions in an n8n that runs ${concurrency} at a time`, () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let scenario: Scenario;

	before(async () => {
		prepared = await preparePackageInN8n({ N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency) });
		({ training: scenario } = await addScenarios(prepared, { training: {} }));
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
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		for (const id of [scenario.workflowId, 'other']) await activateWorkflow(session, id);
	});

	after(async () => await prepared?.end());

	async function listByStatus(...wanted: ExecutionStatus[]): Promise<string[]> {
		const executions = await listExecutions(session, scenario.workflowId);
		return executions.filter(({ status }) => wanted.includes(status)).map(({ id }) => id);
	}

	it('let another workflow run, and all resume with their results', async () => {
		for (let number = 0; number < suspended; number++) {
			assert.equal((await callWebhook(n8n.url, scenario.workflowId)).status, 200);
		}
		// Those that were suspended a minute ago resume for a moment, to look for callbacks that were lost.
		const seen = new Set<string>();
		await waitUntil(
			'all executions are suspended',
			async () => {
				for (const id of await listByStatus('waiting')) seen.add(id);
				return seen.size === suspended ? true : undefined;
			},
			{ seconds: 240 },
		);
		const started = performance.now();
		const answer = await callWebhook(n8n.url, 'other');
		const milliseconds = Math.round(performance.now() - started);
		assert.equal(answer.status, 200);
		const unfinished = await listByStatus('waiting', 'running', 'new');
		assert.equal(unfinished.length, suspended, 'none of them has ended meanwhile');
		console.log(
			`another workflow ran to its end within ${milliseconds} ms while ${suspended} were suspended`,
		);

		await releaseJobs(scenario.account);
		// A callback that a busy n8n does not take is lost, and the node looks by itself minutes later.
		await waitUntil(
			'all executions have ended',
			async () => ((await listByStatus('success')).length === suspended ? true : undefined),
			{ seconds: 480 },
		);
		assert.equal((await listAllJobs(scenario.account)).length, suspended);
	});
});
