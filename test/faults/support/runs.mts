import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { WorkflowRun } from '../../../tools/engine/index.mts';
import { makeWav } from '../../nodes/shared/audio/makeWav.mts';
import { convertVoice, recordingItem } from '../../nodes/Sami/VoiceConversion/convertVoice.mts';
import { runCloning } from '../../nodes/Tencent/cloning/runCloning.mts';
import type { CloningRun } from '../../nodes/Tencent/cloning/runCloning.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import type { End } from './observe.mts';

/** In seconds, of SAMI and of a wait for jobs: long enough for a busy machine. */
const TIME_LIMIT = 60;

/** Converts a short recording. */
export async function convert(
	account: SandboxAccount,
	credentials: Record<string, string> = {},
	authentication: 'token' | 'accessKey' = 'token',
): Promise<End> {
	const run = await convertVoice({
		account,
		credentials,
		authentication,
		input: [await shortRecording()],
		options: { timeout: TIME_LIMIT, retries: 2 },
	});
	return toEnd('Convert', run);
}

/** Speaks a text and waits for it. */
export async function speak(
	account: SandboxAccount,
	parameters: INodeParameters = {},
	run: Partial<CloningRun> = {},
): Promise<End> {
	return await clone(account, {
		parameters: {
			inputSource: 'text',
			text: 'Hello.',
			modelName: { __rl: true, mode: 'name', value: 'default' },
			waitMode: 'poll',
			maxWait: TIME_LIMIT / 60,
			download: false,
			...parameters,
		},
		...run,
	});
}

/** Sings a recording that is uploaded for the job. */
export async function sing(account: SandboxAccount, run: Partial<CloningRun> = {}): Promise<End> {
	return await clone(account, {
		node: 'tencentSingingCloning',
		input: [await shortRecording()],
		parameters: {
			inputSource: 'binary',
			modelName: { __rl: true, mode: 'name', value: 'default' },
			waitMode: 'poll',
			maxWait: TIME_LIMIT / 60,
			download: false,
		},
		...run,
	});
}

/** Runs a cloning node. */
export async function clone(account: SandboxAccount, run: Partial<CloningRun>): Promise<End> {
	return toEnd('Clone', await runCloning({ account, ...run }));
}

async function shortRecording(): Promise<INodeExecutionData> {
	return await recordingItem('filesystem', makeWav(Buffer.alloc(16_000)));
}

/** What a workflow came to, by the items of its node. */
export function toEnd(node: string, run: WorkflowRun): End {
	const { error } = run;
	if (error) return { outcome: error.message, description: error.description, kept: run.run };
	const timedOut = run.items(node).some(({ json }) => json.timedOut === true);
	return { outcome: timedOut ? 'timed out' : 'result', kept: run.run };
}

/** The credential of Tencent Media Lab, leading elsewhere. */
export function leadTo(address: string | undefined): Pick<CloningRun, 'credentials'> {
	return address === undefined ? {} : { credentials: { endpoint: 'custom', baseUrl: address } };
}

/** An account whose bucket is elsewhere. */
export function withBucketAt(
	account: SandboxAccount,
	endpoint: string | undefined,
): SandboxAccount {
	if (endpoint === undefined) return account;
	const { tencent } = account;
	return { ...account, tencent: { ...tencent, cos: { ...tencent.cos, endpoint } } };
}
