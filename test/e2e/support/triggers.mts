import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SentCallback } from '../../../sandbox/tencent/callbacks.mts';
import {
	activateWorkflow,
	awaitExecution,
	importCredentials,
	importWorkflows,
	listExecutions,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { RunningN8n, Session, WorkflowFile } from '../../../tools/n8n/index.mts';
import { findFreePorts } from '../../../tools/processes/findFreePorts.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { createAccount, listCallbacks } from '../../sandbox/account.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import { connect, createCredentials, createNode, useCredentials } from './cloningWorkflow.mts';
import { createJob } from './createJob.mts';
import type { WantedJob } from './createJob.mts';
import { measurable } from './measureKeptMemory.mts';
import { preparePackageInN8n } from './packageInN8n.mts';

/** How a trigger is set up, and how often the vendor calls it again that does not answer. */
export interface WantedTrigger {
	parameters?: INodeParameters;
	callbackRetries?: number;
}

/** An n8n with workflows of one trigger each, which listen, and the account of the vendor's that each alone uses. */
export interface Triggers<Name extends string> {
	n8n: RunningN8n;
	session: Session;
	accounts: Record<Name, SandboxAccount>;
	/** Starts n8n again when it has ended; returns when all triggers listen. */
	restart(): Promise<void>;
	/** Posts something to a trigger, as anybody may. */
	post(name: Name, body: unknown, options?: { query?: string; type?: string }): Promise<Response>;
	/** Creates a job at the vendor, which then calls the trigger, at its address with the query. Returns its ID. */
	createJob(name: Name, wanted?: WantedJob & { query?: string }): Promise<string>;
	/** The items that a trigger has put out so far, of all its executions. */
	readEvents(name: Name): Promise<INodeExecutionData[]>;
	/** The same as soon as there are so many. */
	awaitEvents(name: Name, count: number): Promise<INodeExecutionData[]>;
	/** Waits until so many calls of the vendor are answered or given up. */
	awaitCallbacks(name: Name, count: number): Promise<void>;
	/** Waits until all are. Until then n8n may be storing the event, and refuses the same one with 503. */
	awaitAnswers(name: Name): Promise<void>;
	/** Ends all, and removes what it made. */
	end(): Promise<void>;
}

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

/** Starts an n8n with a workflow for each of the triggers, which have names. Its memory can be measured. */
export async function startTriggers<Name extends string>(
	wanted: Record<Name, WantedTrigger>,
): Promise<Triggers<Name>> {
	const [port] = await findFreePorts(1);
	// Ended also where something does not start.
	await using parts = new AsyncDisposableStack();
	const prepared = await preparePackageInN8n({ ...measurable, ...light });
	parts.defer(prepared.end);
	const names = Object.keys(wanted) as Name[];
	const createFast = async (name: Name) =>
		[
			name,
			await createAccount({ ...fast, callbackRetries: wanted[name].callbackRetries ?? 0 }),
		] as const;
	const accounts = Object.fromEntries(await Promise.all(names.map(createFast))) as Record<
		Name,
		SandboxAccount
	>;
	const workflows = names.map((name) =>
		createTriggerWorkflow(name, wanted[name].parameters ?? {}, accounts[name]),
	);
	await importCredentials(
		prepared.instance,
		...names.flatMap((name) => createCredentials(accounts[name])),
	);
	await importWorkflows(prepared.instance, ...workflows);

	const addressOf = (name: Name, query = '') =>
		`http://127.0.0.1:${port}/webhook/${name}/tencent-job${query}`;
	const post: Triggers<Name>['post'] = async (
		name,
		body,
		{ query = '', type = 'application/json' } = {},
	) =>
		await fetch(addressOf(name, query), {
			method: 'POST',
			headers: { 'content-type': type },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	const start = async () => {
		const n8n = await prepared.start(port);
		return { n8n, session: await signIn(n8n.url) };
	};
	const awaitTriggers = async () => {
		await waitUntil('the triggers listen', async () => {
			const answers = await Promise.all(names.map(async (name) => await post(name, {})));
			return answers.every(({ status }) => status !== 404) ? true : undefined;
		});
	};
	const running = await start();
	for (const name of names) await activateWorkflow(running.session, name);
	await awaitTriggers();

	const started = parts.move();
	const triggers: Triggers<Name> = {
		...running,
		accounts,
		async restart() {
			Object.assign(triggers, await start());
			await awaitTriggers();
		},
		post,
		createJob: async (name, { query, ...job } = {}) =>
			await createJob(accounts[name], addressOf(name, query), job),
		async readEvents(name) {
			const { session } = triggers;
			const executions = await listExecutions(session, name);
			const ended = await Promise.all(
				executions.map(async ({ id }) => await awaitExecution(session, id)),
			);
			return ended.flatMap(({ items }) => items('Last'));
		},
		awaitEvents: async (name, count) =>
			await waitUntil(`${name} has received ${count} events`, async () => {
				const events = await triggers.readEvents(name);
				return events.length >= count ? events : undefined;
			}),
		async awaitCallbacks(name, count) {
			await waitUntil(`${count} callbacks were sent`, async () => {
				const callbacks = await listCallbacks(accounts[name]);
				return callbacks.filter(isAnswered).length >= count ? true : undefined;
			});
		},
		async awaitAnswers(name) {
			await waitUntil('all calls of the vendor are answered', async () =>
				(await listCallbacks(accounts[name])).every(isAnswered) ? true : undefined,
			);
		},
		end: async () => await started.disposeAsync(),
	};
	return triggers;
}

function createTriggerWorkflow(
	name: string,
	parameters: INodeParameters,
	account: SandboxAccount,
): WorkflowFile {
	return {
		id: name,
		name,
		nodes: [
			{
				...createNode('Trigger', 'n8n-nodes-voice-cloning.tencentJobTrigger', parameters),
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
