import type { FaultRequest, SandboxAccount } from '../../../sandbox/account.mts';
import type { OperationWorkflow } from '../operations/operationWorkflow.mts';
import { convert, generate } from '../operations/steps.mts';

/** What the vendors say of a secret that they repeat, as it is and in the forms that requests have it in. */
const repeat = (secret: string) =>
	`no access with ${secret}, ?key=${encodeURIComponent(secret)}, ${JSON.stringify({ secret })} or ${Buffer.from(`id:${secret}`).toString('base64')}`;

/** What goes wrong for an account. */
export type Faults = (account: SandboxAccount) => FaultRequest[];

const node = 'tencentVoiceCloning';

/** Generates from an uploaded recording, and shows all of the result. */
export const uploading = [
	generate(node, { inputSource: 'binary' }, { download: true, options: { simplify: false } }),
];
const speaking = [generate(node, { inputSource: 'text' }, { download: true })];

/** Where an error could repeat a secret. */
export const failures: Array<{ title: string; operation: OperationWorkflow; faults: Faults }> = [
	{
		title: 'the job API refuses and repeats its keys',
		operation: { steps: speaking },
		faults: ({ tencent }) => [
			{
				kind: 'errorResponse',
				endpoint: 'createJob',
				message: `${repeat(tencent.secretKey)} ${repeat(tencent.gatewaySecretKey)}`,
			},
		],
	},
	{
		title: 'the job API answers with a web page',
		operation: { steps: speaking },
		faults: () => [{ kind: 'status', endpoint: 'createJob', status: 403 }],
	},
	{
		title: 'a job fails and says with which key',
		operation: { steps: uploading, fetchesRecordings: true },
		faults: ({ tencent }) => [
			{ kind: 'endState', endpoint: 'createJob', state: 4, text: repeat(tencent.secretKey) },
		],
	},
	{
		title: 'COS refuses an upload',
		operation: { steps: uploading, fetchesRecordings: true },
		faults: () => [{ kind: 'cosError', endpoint: 'cosPut', code: 'AccessDenied' }],
	},
	{
		title: 'COS refuses a download',
		operation: { steps: speaking },
		faults: () => [{ kind: 'cosError', endpoint: 'cosGet', code: 'SignatureDoesNotMatch' }],
	},
	{
		title: 'COS resets the connection',
		operation: { steps: speaking },
		faults: () => [{ kind: 'reset', endpoint: 'cosGet', times: 20 }],
	},
	{
		title: 'SAMI refuses',
		operation: { steps: [convert('url', { retries: 0 })] },
		faults: () => [{ kind: 'code', endpoint: 'invoke', code: 40100001 }],
	},
	{
		title: 'SAMI gives no token and repeats the key',
		operation: { steps: [convert('url', { retries: 0 })] },
		faults: ({ sami }) => [
			{
				kind: 'openApiError',
				endpoint: 'getToken',
				code: 'SignatureDoesNotMatch',
				message: repeat(sami.secretAccessKey),
			},
		],
	},
	{
		title: 'COS refuses and repeats its key',
		operation: { steps: speaking },
		faults: ({ tencent: { cos } }) => [
			{
				kind: 'cosError',
				endpoint: 'cosGet',
				code: 'SignatureDoesNotMatch',
				message: `${repeat(cos.secretKey)} ${repeat(cos.sessionToken!)}`,
			},
		],
	},
	{
		title: 'SAMI gives no token',
		operation: { steps: [convert('url', { retries: 0 })] },
		faults: () => [{ kind: 'openApiError', endpoint: 'getToken', code: 'SignatureDoesNotMatch' }],
	},
];
