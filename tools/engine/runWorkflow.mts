import { randomUUID } from 'node:crypto';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	IRun,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData.mts';
import { inBinaryMode } from './binaryData/binaryModes.mts';
import type { BinaryMode } from './binaryData/binaryModes.mts';
import { CredentialStore } from './credentials/CredentialStore.mts';
import type { CredentialRecord, CredentialTypeRecord } from './credentials/CredentialStore.mts';
import { CredentialsHelper } from './credentials/CredentialsHelper.mts';
import { exchange } from './httpExchange.mts';
import type { HttpAnswer } from './httpExchange.mts';
import { startInstance } from './instance.mts';
import { n8nWorkflow } from './n8nModules.mts';
import { createNodeTypes } from './nodeTypes.mts';
import type { NodeTypeRecord } from './nodeTypes.mts';
import { resumeByCall, resumeByTimer } from './resumeExecution.mts';
import { toStoredWorkflow } from './storedWorkflow.mts';
import type { WorkflowJson } from './storedWorkflow.mts';

export interface WorkflowRunOptions {
	workflow: WorkflowJson;
	nodeTypes?: NodeTypeRecord;
	credentialTypes?: CredentialTypeRecord;
	credentials?: CredentialRecord;
	/** Where binary data is kept; `filesystem` unless told, as in n8n. */
	binaryMode?: BinaryMode;
	/** What the start node puts out, in place of its own doing (as pinned data in n8n's editor). */
	input?: INodeExecutionData[];
	/** `manual` unless told: as started by hand in the editor. */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution as n8n's stop button does. */
	signal?: AbortSignal;
	/** The nodes run in no execution, as tools do that are called through n8n's MCP server. */
	withoutExecution?: boolean;
}

export interface WorkflowRun {
	/** The execution as n8n would store it. */
	run: IRun;
	workflowId: string;
	executionId: string;
	/** What a node put out in its last run; nothing if it did not run. */
	items(nodeName: string, output?: number): INodeExecutionData[];
	/** Why the execution failed or was cancelled. */
	error?: ExecutionError;
	/** A credential as it is stored after the run, with what `preAuthentication` put into it. */
	storedCredential(type: string, name?: string): Promise<ICredentialDataDecryptedObject>;
	/** Resumes a suspended execution, as when its time has come. */
	resumeByTimer(): Promise<WorkflowRun>;
	/** Calls the address that resumes a suspended execution, with any body; it resumes, or stays suspended. */
	resumeByCall(body?: unknown): Promise<HttpAnswer & { goneOn: WorkflowRun | undefined }>;
}

/** Runs a workflow through n8n's own engine and resolves when the last node has stopped, whatever the outcome. */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRun> {
	const {
		nodeTypes = {},
		credentialTypes = {},
		credentials = {},
		binaryMode = 'filesystem',
	} = options;
	const { input, mode = 'manual', signal } = options;
	await startInstance();

	const json = toStoredWorkflow(options.workflow);
	const workflow = new n8nWorkflow.Workflow({ ...json, nodeTypes: createNodeTypes(nodeTypes) });
	const startNode = workflow.getStartNode();
	const pinData = input && startNode ? { ...json.pinData, [startNode.name]: input } : json.pinData;
	const executionId = randomUUID();
	const store = new CredentialStore(credentialTypes, credentials);
	const additionalData = createAdditionalData({
		credentialsHelper: new CredentialsHelper(store),
		executionId: options.withoutExecution ? undefined : executionId,
		workflowId: json.id,
		hooks: new ExecutionLifecycleHooks(mode, executionId, json),
	});

	const run = await inBinaryMode(binaryMode, async () => {
		const execution = new WorkflowExecute(additionalData, mode).run({
			workflow,
			startNode,
			pinData,
		});
		const cancel = () => execution.cancel();
		signal?.addEventListener('abort', cancel);
		if (signal?.aborted) cancel();
		return await execution.finally(() => signal?.removeEventListener('abort', cancel));
	});

	const describe = (run: IRun): WorkflowRun => {
		const { runData, error } = run.data.resultData;
		const suspended = { workflow, additionalData, mode, data: run.data };
		return {
			run,
			workflowId: json.id,
			executionId,
			error,
			items: (nodeName, output = 0) => {
				if (!workflow.getNode(nodeName)) throw new Error(`The workflow has no node “${nodeName}”`);
				return runData[nodeName]?.at(-1)?.data?.main?.[output] ?? [];
			},
			storedCredential: async (type, name = type) =>
				await (await store.get({ id: null, name }, type)).getData(),
			resumeByTimer: async () =>
				describe(await inBinaryMode(binaryMode, async () => await resumeByTimer(suspended))),
			resumeByCall: async (body = {}) => {
				let resumed: IRun | undefined;
				const answer = await exchange({ body: JSON.stringify(body) }, async (request, response) => {
					const additional = { ...additionalData, httpRequest: request, httpResponse: response };
					resumed = await inBinaryMode(
						binaryMode,
						async () => await resumeByCall({ ...suspended, additionalData: additional }),
					);
					if (!response.headersSent) response.json({});
				});
				return { ...answer, goneOn: resumed && describe(resumed) };
			},
		};
	};
	return describe(run);
}
