import { createRequire } from 'node:module';
import type { ExecutionStatus, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { waitUntil } from '../../waitUntil.mts';
import { installN8n } from '../install/installN8n.mts';
import { listExecutions } from './listExecutions.mts';
import type { Session } from './session.mts';

/** What became of a workflow that ran. */
export interface Execution {
	id: string;
	status: ExecutionStatus;
	/** The message and the description of the error that ended it. */
	error: { message: string; description?: string | null } | undefined;
	/** The items that a node put out in its last run, at its first output if no other is named. */
	items(node: string, output?: number): INodeExecutionData[];
}

/** An execution as n8n's API answers it, without what tests do not need. */
interface StoredExecution {
	id: string;
	status: ExecutionStatus;
	/** In the format of `flatted`, which stores each value once. */
	data: string;
}

const unfinished: ExecutionStatus[] = ['new', 'running', 'unknown', 'waiting'];

/** Runs a saved workflow from one of its triggers, as a user does in the editor, and waits for its end. */
export async function runManually(
	session: Session,
	workflowId: string,
	trigger: string,
): Promise<Execution> {
	return await awaitExecution(session, await startManually(session, workflowId, trigger));
}

/** The same without waiting for its end. Returns the ID of the execution. */
export async function startManually(
	session: Session,
	workflowId: string,
	trigger: string,
): Promise<string> {
	const { executionId } = await session.post<{ executionId: string }>(
		`/workflows/${workflowId}/run`,
		{
			triggerToStartFrom: { name: trigger },
			// The first n8n 2 runs what the editor shows, later ones what is saved.
			workflowData: await session.get<object>(`/workflows/${workflowId}`),
		},
	);
	return executionId;
}

/** Stops an execution as if a user clicked on “Stop”. */
export async function cancelExecution(session: Session, id: string): Promise<void> {
	await session.post(`/executions/${id}/stop`, {});
}

/** Waits until an execution has ended. */
export async function awaitExecution(session: Session, id: string): Promise<Execution> {
	return await waitUntil(
		`execution ${id} ends`,
		async () => {
			const execution = await readExecution(session, id);
			return unfinished.includes(execution.status) ? undefined : execution;
		},
		{ seconds: 240 },
	);
}

/** Waits until a workflow has been run by one of its triggers, for the last time so far, and has ended. */
export async function awaitLastExecution(session: Session, workflowId: string): Promise<Execution> {
	const id = await waitUntil(`workflow ${workflowId} runs`, async () => {
		const [last] = await listExecutions(session, workflowId);
		return last?.id;
	});
	return await awaitExecution(session, id);
}

/** Reads an execution as far as it is. */
export async function readExecution(session: Session, id: string): Promise<Execution> {
	const { status, data } = await session.get<StoredExecution>(`/executions/${id}`);
	const { error, runData = {} } = (await unflatten(data))?.resultData ?? {};
	return {
		id,
		status,
		error: error && { message: error.message, description: error.description },
		items: (node, output = 0) => runData[node]?.at(-1)?.data?.main?.[output] ?? [],
	};
}

/** Nothing of an execution is stored when it has only begun. */
async function unflatten(data: string): Promise<IRunExecutionData | undefined> {
	const load = createRequire(await installN8n());
	const { parse } = load('flatted') as { parse(text: string): IRunExecutionData | undefined };
	return parse(data);
}
