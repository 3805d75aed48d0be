import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SentCallback } from '../../sandbox/tencent/callbacks.mts';
import { createAccount, injectFaults, listAllJobs, listCallbacks } from '../sandbox/account.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import {
	connect,
	createNode,
	createCredentials,
	useCredentials,
} from './support/cloningWorkflow.mts';
import {
	activateWorkflow,
	awaitExecution,
	importCredentials,
	importWorkflows,
	listExecutions,
	signIn,
} from '../../tools/n8n/index.mts';
import { findFreePorts } from '../../tools/processes/findFreePorts.mts';
import { measurable, measureKeptMemory } from './support/measureKeptMemory.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import type { RunningN8n, Session, WorkflowFile } from '../../tools/n8n/index.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

const triggers = {
	plain: {},
	downloading: { download: true, outputBinaryPropertyName: 'data' },
	restarted: {},
	failedOnly: { events: ['failed'] },
	trainingOnly: { tasks: ['train'] },
	named: { customIdFilter: 'podcast-*' },
	secret: { sharedSecret: 'open sesame' },
	lenient: { onUnverifiable: 'emit' },
	believing: {
		verification: 'none',
		capabilities: ['other', 'voiceCloning'],
		options: { simplify: false },
	},
} satisfies Record<string, INodeParameters>;
type Name = keyof typeof triggers;

describe('Tencent Job Trigger in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let port: number;
	let accounts: Record<Name, SandboxAccount>;

	before(async () => {
		[port] = (await findFreePorts(1)) as [number];
		prepared = await preparePackageInN8n({ ...measurable, ...light });
		const names = Object.keys(triggers) as Name[];
		const made = await Promise.all(
			names.map(
				async (name) =>
					[
						name,
						await createAccount({ ...fast, callbackRetries: name === 'plain' ? 300 : 0 }),
					] as const,
			),
		);
		accounts = Object.fromEntries(made) as Record<Name, SandboxAccount>;
		await importCredentials(
			prepared.instance,
			...made.flatMap(([, account]) => createCredentials(account)),
		);
		await importWorkflows(
			prepared.instance,
			...made.map(([name, account]) => createTriggerWorkflow(name, account)),
		);
		await start();
		for (const name of names) await activateWorkflow(session, name);
		await awaitTriggers();
	});

	after(async () => await prepared?.end());

	async function start(): Promise<void> {
		n8n = await prepared.start(port);
		session = await signIn(n8n.url);
	}

	async function awaitTriggers(): Promise<void> {
		await waitUntil('the triggers listen', async () => {
			const answers = await Promise.all(
				(Object.keys(triggers) as Name[]).map(async (name) => await post(name, {})),
			);
			return answers.every(({ status }) => status !== 404) ? true : undefined;
		});
	}

	function addressOf(name: Name, query = ''): string {
		return `http://127.0.0.1:${port}/webhook/${name}/tencent-job${query}`;
	}

	async function post(
		name: Name,
		body: unknown,
		{ query = '', type = 'application/json' } = {},
	): Promise<Response> {
		return await fetch(addressOf(name, query), {
			method: 'POST',
			headers: { 'content-type': type },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}

	/** Creates a job at the vendor as anybody may, and lets it be called back. */
	async function createJob(
		name: Name,
		{ query = '', customId = 'job', capability = 'voiceCloning', type = 1 } = {},
	) {
		const { secretId, secretKey, baseUrl, contentId } = accounts[name].tencent;
		const answer = await fetch(`${baseUrl}/job`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				action: 'CreateJob',
				secretId,
				secretKey,
				createJobRequest: {
					customId,
					callback: addressOf(name, query),
					inputs: [type === 1 ? { sourceData: 'Hello' } : { url: 'https://example.com/voice.wav' }],
					outputs: [
						{
							...(type === 1 ? { contentId } : {}),
							inputSelectors: [0],
							smartContentDescriptor: {
								[capability]: {
									type,
									modelName: type === 1 ? 'default' : `model_${randomUUID().replaceAll('-', '')}`,
								},
							},
						},
					],
				},
			}),
		});
		const { createJobResponse } = (await answer.json()) as {
			createJobResponse: { job: { id: string } };
		};
		return createJobResponse.job.id;
	}

	/** The items that the trigger has handed on so far, of all its executions. */
	async function readEvents(name: Name): Promise<INodeExecutionData[]> {
		const executions = await listExecutions(session, name);
		const ended = await Promise.all(
			executions.map(async ({ id }) => await awaitExecution(session, id)),
		);
		return ended.flatMap(({ items }) => items('Last'));
	}

	async function awaitEvents(name: Name, count: number): Promise<INodeExecutionData[]> {
		return await waitUntil(`${name} has received ${count} events`, async () => {
			const events = await readEvents(name);
			return events.length >= count ? events : undefined;
		});
	}

	async function awaitCallbacks(name: Name, count: number): Promise<void> {
		await waitUntil(`${count} callbacks were sent`, async () => {
			const callbacks = await listCallbacks(accounts[name]);
			return callbacks.filter(isAnswered).length >= count ? true : undefined;
		});
	}

	/** Until then n8n may be storing the event, and refuses the same one with 503. */
	async function awaitAnswers(name: Name): Promise<void> {
		await waitUntil('all calls of the vendor are answered', async () =>
			(await listCallbacks(accounts[name])).every(isAnswered) ? true : undefined,
		);
	}

	it('runs the workflow with the job as the vendor knows it, and its audio', async () => {
		const jobId = await createJob('downloading');
		const [event] = await awaitEvents('downloading', 1);
		const { state, task, capability, verified } = event!.json;
		assert.deepEqual(
			{ jobId: event!.json.jobId, state, task, capability, verified },
			{ jobId, state: 'COMPLETED', task: 'generate', capability: 'voiceCloning', verified: true },
		);
		assert.equal(event!.binary?.data?.mimeType, 'audio/wav');
	});

	it('hands on each event once, however often and in whatever order it is posted', async () => {
		const before = (await readEvents('plain')).length;
		await injectFaults(
			accounts.plain,
			{ kind: 'doubled', endpoint: 'callback', times: 5 },
			{ kind: 'reordered', endpoint: 'callback' },
			{ kind: 'early', endpoint: 'callback', aheadMilliseconds: 1500 },
			{ kind: 'early', endpoint: 'callback', as: 'processing' },
			{ kind: 'late', endpoint: 'callback', delayMilliseconds: 500 },
			{ kind: 'forged', endpoint: 'callback', as: 'madeUp' },
		);
		const ids: string[] = [];
		for (let number = 0; number < 10; number++) ids.push(await createJob('plain'));
		const events = await awaitEvents('plain', before + 10);
		await awaitAnswers('plain');
		const jobs = await listAllJobs(accounts.plain);
		const all = await Promise.all(
			[1, 2, 3].map(
				async () => await Promise.all(jobs.map(async (job) => (await post('plain', job)).status)),
			),
		);
		assert.deepEqual(new Set(all.flat()), new Set([200]));
		assert.deepEqual(events.map(({ json }) => json.jobId).sort(), ids.sort());
		assert.equal((await readEvents('plain')).length, before + 10);
	});

	it('remembers events when n8n is started again, and takes in those posted while it was down', async () => {
		// One after the other, so that the second comes when the first is stored already.
		const known = [await createJob('restarted')];
		await awaitEvents('restarted', 1);
		await awaitCallbacks('restarted', 1);
		known.push(await createJob('restarted'));
		await awaitEvents('restarted', 2);
		// n8n stores what is remembered before it answers a call.
		await awaitCallbacks('restarted', 2);
		await n8n.kill();
		const missed = await createJob('restarted');
		await awaitCallbacks('restarted', 3);
		assert.ok(
			(await listCallbacks(accounts.restarted)).at(-1)!.failure,
			'the vendor has called in vain',
		);
		await start();
		await awaitTriggers();
		// The vendor calls again only now: while n8n starts it answers any call with 200 before a trigger sees it.
		const callAgain = async () => {
			for (const job of await listAllJobs(accounts.restarted))
				assert.equal((await post('restarted', job)).status, 200);
		};
		await callAgain();
		await awaitEvents('restarted', 3);
		await callAgain();
		const events = await readEvents('restarted');
		assert.deepEqual(events.map(({ json }) => json.jobId).sort(), [...known, missed].sort());
	});

	it('hands on only what the user wants to hear of', async () => {
		await injectFaults(accounts.failedOnly, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const failed = await createJob('failedOnly');
		await createJob('failedOnly');
		const trained = await createJob('trainingOnly', { type: 2 });
		await createJob('trainingOnly');
		const podcast = await createJob('named', { customId: 'podcast-7' });
		await createJob('named', { customId: 'other' });
		for (const [name, jobId] of [
			['failedOnly', failed],
			['trainingOnly', trained],
			['named', podcast],
		] as const) {
			await awaitCallbacks(name, 2);
			const events = await awaitEvents(name, 1);
			assert.deepEqual(
				events.map(({ json }) => json.jobId),
				[jobId],
				name,
			);
			assert.deepEqual(
				(await listCallbacks(accounts[name])).map(({ httpStatus }) => httpStatus),
				[200, 200],
			);
		}
	});

	it('refuses calls without its secret, and never shows it', async () => {
		await createJob('secret');
		await createJob('secret', { query: '?secret=wrong' });
		const jobId = await createJob('secret', { query: '?secret=open%20sesame' });
		await awaitCallbacks('secret', 3);
		const events = await awaitEvents('secret', 1);
		assert.deepEqual(
			events.map(({ json }) => json.jobId),
			[jobId],
		);
		const statuses = (await listCallbacks(accounts.secret))
			.map(({ httpStatus }) => httpStatus)
			.sort();
		assert.deepEqual(statuses, [200, 403, 403]);
		assert.doesNotMatch(n8n.logs(), /sesame/);
	});

	it('says 503 where the vendor cannot be asked, or hands the event on unverified', async () => {
		const down = { kind: 'status', endpoint: 'getJob', status: 503, times: 5 } as const;
		await injectFaults(accounts.lenient, down);
		const jobId = await createJob('lenient');
		const [event] = await awaitEvents('lenient', 1);
		assert.deepEqual([event!.json.jobId, event!.json.verified], [jobId, false]);

		await injectFaults(accounts.named, down);
		await createJob('named', { customId: 'podcast-8' });
		await awaitCallbacks('named', 3);
		assert.equal((await listCallbacks(accounts.named)).at(-1)!.httpStatus, 503);
		const [job] = (await listAllJobs(accounts.named)).slice(-1);
		assert.equal(
			(await post('named', job)).status,
			200,
			'a further call, when the vendor answers again',
		);
		assert.equal((await awaitEvents('named', 2)).length, 2);
	});

	it('passes other capabilities of the vendor through as they are', async () => {
		const job = {
			id: randomUUID(),
			state: 3,
			outputs: [
				{
					smartContentDescriptor: { musicBeat: { model: 2 } },
					smartContentResult: { musicBeat: { beat: '/a.json' } },
				},
			],
			somethingNew: { nested: [1, 2] },
		};
		assert.equal((await post('believing', job)).status, 200);
		const [event] = await awaitEvents('believing', 1);
		assert.deepEqual(event!.json, { ...job, verified: false });
	});

	it('refuses what is no job, and runs nothing', async () => {
		const before = (await listExecutions(session, 'plain')).length;
		const job = {
			id: randomUUID(),
			state: 3,
			outputs: [{ smartContentDescriptor: { voiceCloning: { type: 1 } } }],
		};
		const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const refused: Array<[status: number, Response]> = [
			[415, await post('plain', JSON.stringify(job), { type: 'text/plain' })],
			[415, await post('plain', 'id=1&state=3', { type: 'application/x-www-form-urlencoded' })],
			[415, await post('plain', '<job><id>1</id></job>', { type: 'application/xml' })],
			[422, await post('plain', '{"id": ')],
			[400, await post('plain', '[]')],
			[400, await post('plain', { state: 3 })],
			[400, await post('plain', { ...job, id: 'x'.repeat(1000) })],
			[400, await post('plain', `{"id":"1","state":3,"deep":${nested}}`)],
			[413, await post('plain', { ...job, padding: 'x'.repeat(2 ** 21) })],
			[403, await post('plain', job)],
		];
		for (const [status, answer] of refused)
			assert.equal(answer.status, status, await answer.text());
		assert.equal((await listExecutions(session, 'plain')).length, before);
		assert.match(n8n.logs(), /Tencent Job Trigger refused a call with HTTP 4/);
	});

	it('stands 1,000 forged calls: no run, no flood of errors, no memory of all that was posted', async () => {
		const before = (await listExecutions(session, 'plain')).length;
		const forge = (padding = '') => ({
			id: randomUUID(),
			state: 3,
			outputs: [{ smartContentDescriptor: { voiceCloning: { type: 1 } } }],
			padding,
		});
		// Half of the calls are so large that all together are far more than may be kept.
		const large = 'x'.repeat(400_000);
		const storm = async (calls: number, padding: string) => {
			const statuses: Record<number, number> = {};
			// So few at a time that the vendor can be asked for each while its caller waits, on a busy machine too.
			for (let sent = 0; sent < calls; sent += 4) {
				const answers = await Promise.all(
					Array.from(
						{ length: 4 },
						async (_, number) =>
							(await post('plain', forge(number % 2 === 0 ? padding : ''))).status,
					),
				);
				for (const status of answers) statuses[status] = (statuses[status] ?? 0) + 1;
			}
			return statuses;
		};
		await storm(100, large);
		const memoryBefore = await measureKeptMemory(n8n);
		const logBefore = n8n.logs().length;
		const started = performance.now();
		assert.deepEqual(await storm(1000, large), { 403: 1000 });
		const minutes = (performance.now() - started) / 60_000;
		// Node's inspector, which measures, writes there too.
		const lines = n8n
			.logs()
			.slice(logBefore)
			.split('\n')
			.filter((line) => !/^(Debugger |For help|$)/.test(line));
		const megabytes = (await measureKeptMemory(n8n)) - memoryBefore;
		console.log(
			`1000 forged calls: ${lines.length} lines in the log, ${megabytes.toFixed(0)} MB more memory`,
		);
		assert.equal((await listExecutions(session, 'plain')).length, before);
		assert.ok(lines.length <= minutes + 1, `in ${minutes} minutes: ${lines.join('\n')}`);
		assert.ok(megabytes < 50, `${megabytes} MB`);
	});
});

/** Without this n8n spends most of its time for a call on three sandboxes for expressions, of which there are none. */
const light = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** Jobs that end soon and cost nothing. */
const fast = {
	simulateAudio: true,
	queueMilliseconds: 0,
	processingMilliseconds: 200,
	concurrentJobs: 100,
	callbackTimeoutMilliseconds: 120_000,
};

function createTriggerWorkflow(name: Name, account: SandboxAccount): WorkflowFile {
	return {
		id: name,
		name,
		nodes: [
			{
				...createNode('Trigger', 'n8n-nodes-voice-cloning.tencentJobTrigger', triggers[name]),
				webhookId: name,
				credentials: useCredentials(account),
			},
			createNode('Last', 'n8n-nodes-base.noOp', {}),
		],
		connections: connect(['Trigger', 'Last']),
		settings: {},
	};
}

function isAnswered({ httpStatus, failure, fault }: SentCallback): boolean {
	return httpStatus !== undefined || failure !== undefined || fault === 'lost';
}
