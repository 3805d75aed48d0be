import { randomUUID } from 'node:crypto';
import { awaitLastExecution, callWebhook, publishWorkflow } from '../../tools/n8n/index.mts';
import type { Session } from '../../tools/n8n/index.mts';
import { createAccount, injectFaults, listAllJobs, listObjects } from '../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../sandbox/account.mts';
import { saveAccount } from '../e2e/support/accountCredentials.mts';
import { createOperationWorkflow } from '../e2e/support/operations/operationWorkflow.mts';
import type { OperationWorkflow } from '../e2e/support/operations/operationWorkflow.mts';
import { convert, generate } from '../e2e/support/operations/steps.mts';

/** What one workflow was for, and what came of it. */
export interface Outcome {
	/** Items of the run, each of which asks for a job where `hasJobs`. */
	asked: number;
	/** Jobs at the vendor. */
	created: number;
	/** Recordings that are left in the bucket. */
	uploads: number;
	/** What the run failed with; undefined where it ended well. */
	error: string | undefined;
}

interface Work {
	operation: OperationWorkflow;
	hasJobs: boolean;
}

const ITEMS = 4;

const works: Work[] = [
	{ operation: { steps: [convert('url')] }, hasJobs: false },
	{ operation: { steps: [convert('binary')], fetchesRecordings: true }, hasJobs: false },
	...(['poll', 'suspend'] as const).flatMap((waitMode): Work[] => [
		{
			operation: {
				steps: [
					generate('tencentVoiceCloning', { inputSource: 'text', waitMode }, { download: true }),
				],
			},
			hasJobs: true,
		},
		{
			operation: {
				steps: [generate('tencentSingingCloning', { inputSource: 'binary', waitMode })],
				fetchesRecordings: true,
			},
			hasJobs: true,
		},
	]),
];

/** Faults that pass, and that no item should fail from. */
const passing: FaultRequest[] = [
	{ kind: 'status', endpoint: 'invoke', status: 503 },
	{ kind: 'code', endpoint: 'invoke', code: 40200011, httpStatus: 200 },
	{ kind: 'truncate', endpoint: 'invoke', bytes: 500 },
	{ kind: 'status', endpoint: 'getToken', status: 500 },
	{ kind: 'reset', endpoint: 'createJob', at: 'beforeAnswer', effect: 'done' },
	{ kind: 'status', endpoint: 'createJob', status: 504, effect: 'done' },
	{ kind: 'status', endpoint: 'createJob', status: 502, effect: 'notDone' },
	{ kind: 'errorResponse', endpoint: 'createJob', message: 'system busy' },
	{ kind: 'status', endpoint: 'listJobs', status: 503 },
	{ kind: 'missingJobs', endpoint: 'listJobs', jobs: 1 },
	{ kind: 'reset', endpoint: 'listJobs', at: 'midAnswer' },
	{ kind: 'status', endpoint: 'getJob', status: 429 },
	{ kind: 'cosError', endpoint: 'cosPut', code: 'SlowDown' },
	{ kind: 'reset', endpoint: 'cosPut', at: 'beforeAnswer', effect: 'done' },
	{ kind: 'reset', endpoint: 'cosGet', at: 'midAnswer' },
	{ kind: 'lost', endpoint: 'callback' },
	{ kind: 'doubled', endpoint: 'callback' },
];

const pick = <T,>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** Runs one workflow for an account of its own, with up to three faults. */
export async function runOne(
	session: Session,
	n8nUrl: string,
	recording: string,
): Promise<Outcome> {
	const { operation, hasJobs } = pick(works);
	const account = await createAccount({
		simulateAudio: !operation.fetchesRecordings,
		concurrentJobs: 20,
	});
	const faults = Array.from({ length: Math.floor(Math.random() * 4) }, () => pick(passing));
	await injectFaults(account, ...faults);
	const path = randomUUID();
	const workflow = createOperationWorkflow(path, operation, await saveAccount(session, account));
	const webhook = workflow.nodes.find(({ name }) => name === 'Webhook')!;
	webhook.parameters.responseMode = 'onReceived';
	const workflowId = await publishWorkflow(session, workflow);
	await callWebhook(n8nUrl, path, {
		asker: 'soak',
		contentId: account.tencent.contentId,
		items: Array.from({ length: ITEMS }, (_, number) => ({
			name: `${number}`,
			text: `Sentence number ${number}.`,
			url: recording,
		})),
	});
	const { error } = await awaitLastExecution(session, workflowId);
	return await count(account, hasJobs, error?.message);
}

async function count(
	account: SandboxAccount,
	hasJobs: boolean,
	error: string | undefined,
): Promise<Outcome> {
	const [jobs, objects] = await Promise.all([listAllJobs(account), listObjects(account)]);
	return {
		asked: hasJobs ? ITEMS : 0,
		created: jobs.length,
		uploads: objects.filter((key) => key.startsWith('n8n-voice-cloning/')).length,
		error,
	};
}
