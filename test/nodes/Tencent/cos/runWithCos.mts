import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { TencentCosApi } from '../../../../credentials/TencentCosApi.credentials';
import { findBinaryInput } from '../../../../nodes/shared/n8n/binaryInput';
import { runItems } from '../../../../nodes/shared/n8n/items';
import { testTencentCosApi } from '../../../../nodes/Tencent/methods/testTencentCosApi';
import { uploadObject } from '../../../../nodes/Tencent/cos/objects/uploadObject';
import { chain, runWorkflow, storeBinary } from '../../../../tools/engine/index.mts';
import type { BinaryMode, WorkflowRun } from '../../../../tools/engine/index.mts';
import { createAccount } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';

/** Credentials for COS as the sandbox hands them out. */
export type CosAccount = Pick<SandboxAccount, 'id'> & {
	tencent: {
		cos: { secretId: string; secretKey: string; bucket: string; region: string; endpoint: string };
	};
};

/** Makes an account with a bucket that no other test uses. */
export async function createCosAccount(settings: object = {}): Promise<CosAccount> {
	return (await createAccount(settings)) as unknown as CosAccount;
}

type Work = (
	context: IExecuteFunctions,
	signal: AbortSignal,
	itemIndex: number,
) => Promise<INodeExecutionData>;

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
				await work(this, signal, itemIndex);
			return [await runItems(this, 1, run)];
		},
	};
}

interface Run {
	account: CosAccount;
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
	async (context, signal, itemIndex) => {
		const input = await findBinaryInput(context, itemIndex, 'data');
		return { json: { ...(await uploadObject(context, input, key, { signal, expiresInSeconds })) } };
	};

/** Puts files into the bucket, by their keys. */
export async function fillBucket(
	account: CosAccount,
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
