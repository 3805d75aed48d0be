import { inspect } from 'node:util';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { TencentCosApi } from '../../../../credentials/TencentCosApi.credentials';
import { findBinaryInput } from '../../../../nodes/shared/n8n/binary/binaryInput';
import { runItems } from '../../../../nodes/shared/n8n/items';
import { createCosClient } from '../../../../nodes/Tencent/cos/cosClient';
import type { CosClient } from '../../../../nodes/Tencent/cos/cosClient';
import { downloadObject } from '../../../../nodes/Tencent/cos/objects/downloadObject';
import { uploadObject } from '../../../../nodes/Tencent/cos/objects/uploadObject';
import { testTencentCosApi } from '../../../../nodes/Tencent/methods/testTencentCosApi';
import { chain, runWorkflow, storeBinary } from '../../../../tools/engine/index.mts';
import type { BinaryMode, WorkflowRun } from '../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';

/** Turns an item into another. */
type Work = (given: {
	context: IExecuteFunctions;
	client: CosClient;
	signal: AbortSignal;
	itemIndex: number;
}) => Promise<INodeExecutionData>;

/** A node that has the credential for COS, and does what a test wants. */
export function nodeThat(work: Work): INodeType {
	return {
		description: {
			displayName: 'COS',
			name: 'cos',
			group: ['transform'],
			version: 1,
			description: 'Does what a test wants',
			defaults: { name: 'COS' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'tencentCosApi', required: true, testedBy: 'testTencentCosApi' }],
			properties: [],
		},
		methods: { credentialTest: { testTencentCosApi } },
		async execute(this: IExecuteFunctions) {
			const run = async (itemIndex: number, signal: AbortSignal) =>
				await work({ context: this, client: createCosClient(this), signal, itemIndex });
			return [await runItems(this, 1, run)];
		},
	};
}

interface Run {
	account: SandboxAccount;
	work: Work;
	/** Binary of the one item that goes in. */
	file?: { content: Buffer; fileName?: string; mimeType?: string };
	binaryMode?: BinaryMode;
	/** Instead of the account's own. */
	credentials?: Record<string, string>;
	signal?: AbortSignal;
}

/** Runs a node that does what a test wants in n8n's engine, against the sandbox's COS. */
export async function runWithCos(options: Run): Promise<WorkflowRun> {
	const { account, work, file, binaryMode = 'filesystem', credentials = {}, signal } = options;
	const { content, fileName = 'speech.wav', mimeType = 'audio/wav' } = file ?? {};
	const binary = content && {
		data: await storeBinary(content, { binaryMode, fileName, mimeType }),
	};
	return await runWorkflow({
		workflow: chain({
			name: 'COS',
			type: 'test.cos',
			credentials: { tencentCosApi: { id: '1', name: 'tencentCosApi' } },
		}),
		nodeTypes: { 'test.cos': nodeThat(work) },
		credentialTypes: { tencentCosApi: TencentCosApi },
		credentials: { tencentCosApi: { ...account.tencent.cos, ...credentials } },
		binaryMode,
		input: [{ json: {}, ...(binary && { binary }) }],
		signal,
	});
}

/** Uploads the file of the item; the output says what `uploadObject` returns. */
export const upload =
	(key: string, expiresInSeconds = 3600): Work =>
	async ({ context, client, signal, itemIndex }) => {
		const input = await findBinaryInput(context, itemIndex, 'data');
		return { json: { ...(await uploadObject(client, input, key, { signal, expiresInSeconds })) } };
	};

/** Downloads a file; the output holds it, and says what `downloadObject` returns. */
export async function download(
	account: SandboxAccount,
	key: string,
	options: Pick<Run, 'binaryMode' | 'credentials'> = {},
): Promise<WorkflowRun> {
	const work: Work = async ({ client, signal }) => {
		const { binary, ...stored } = await downloadObject(client, key, { signal });
		return { json: { ...stored }, binary: { data: binary } };
	};
	return await runWithCos({ account, work, ...options });
}

/** Puts files into the bucket, by their keys. */
export async function fillBucket(
	account: SandboxAccount,
	files: Record<string, Buffer>,
): Promise<void> {
	for (const [key, content] of Object.entries(files)) {
		const { run } = await runWithCos({
			account,
			work: upload(key),
			file: { content, fileName: 'part' },
		});
		if (run.status !== 'success')
			throw new Error(`The file ${key} could not be put into the bucket`);
	}
}

/** The requests of the account that an endpoint of the sandbox received. */
export async function requestsTo(account: SandboxAccount, endpoint: string) {
	const { requests } = await reportTraffic(account);
	return requests.filter((request) => request.endpoint === endpoint);
}

/** Makes sure that nothing n8n keeps of a run holds a secret. */
export function expectNoSecrets(account: SandboxAccount, { run }: WorkflowRun): void {
	const everything = inspect(run, { depth: 20, maxStringLength: null }) + JSON.stringify(run);
	expect(everything).not.toContain(account.tencent.cos.secretKey);
	expect(everything).not.toContain('q-signature');
}
