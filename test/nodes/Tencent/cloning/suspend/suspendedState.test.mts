import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { flatted } from '../../../../../tools/engine/n8nModules.mts';
import { listAllJobs } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { findSecrets } from '../../../../support/secretForms.mts';
import { createSilentAccount, recordingItem } from '../runCloning.mts';
import { endAll, held, suspend } from './suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('what n8n stores with a suspended execution', () => {
	it.each([true, false])(
		'has no secret while it is suspended, nor when it has ended (Simplify %s)',
		async (simplify) => {
			const account = await createSilentAccount({ ...held, temporaryCosKey: true });
			const suspended = await suspendWithUpload(account, simplify);
			expect(suspended.run.status).toBe('waiting');
			const secrets = await listSecrets(account);
			expect(findSecrets(serialize(suspended), secrets)).toEqual([]);

			const again = await suspended.resumeByTimer();
			expect(again.run.status).toBe('waiting');
			expect(findSecrets(serialize(again), secrets)).toEqual([]);

			await endAll(account);
			const { goneOn } = await again.resumeByCall();
			expect(goneOn!.items('Clone')).toHaveLength(2);
			expect(goneOn!.items('Clone')[0]!.binary).toBeDefined();
			expect(findSecrets(serialize(goneOn!), secrets)).toEqual([]);
		},
	);

	it('has the resume token only in the field that n8n itself keeps for it', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspendWithUpload(account, true);
		const { resumeToken } = suspended.run.data;
		const [job] = await listAllJobs(account);
		expect(new URL(job!.callback!).searchParams.get('signature')).toBe(resumeToken);
	});

	it('has nothing of the wait once the execution has ended', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspendWithUpload(account, true);
		expect(serialize(suspended)).toContain('suspendedState');
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.run.status).toBe('success');
		expect(serialize(goneOn!)).not.toContain('suspendedState');
	});

	it('has nothing of the wait once the execution has failed', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { parameters: { download: true } });
		await endAll(account);
		const broken = { ...suspended.run.data.executionData!.contextData };
		expect(Object.keys(broken)).toEqual(['node:Clone']);
		broken['node:Clone'] = { suspendedState: '{"of":"another version"}' };
		suspended.run.data.executionData!.contextData = broken;
		const failed = await suspended.resumeByTimer();
		expect(failed.error?.message).toMatch(/saved state of this suspended execution/);
		expect(serialize(failed)).not.toContain('another version');
	});
});

/** Two recordings that are uploaded to COS; the vendor gets a signed URL of each. */
async function suspendWithUpload(account: SandboxAccount, simplify: boolean): Promise<WorkflowRun> {
	return await suspend(account, {
		input: [await recordingItem('speech.wav'), await recordingItem('speech.wav')],
		parameters: { inputSource: 'binary', text: '', download: true },
		options: { simplify },
	});
}

/** The execution as n8n writes it into its database, without the token that n8n itself keeps there. */
function serialize({ run }: WorkflowRun): string {
	return flatted.stringify({ ...run.data, resumeToken: undefined });
}

/** All that gives access to something: of the credentials, and of the URLs that the vendor was given. */
async function listSecrets(account: SandboxAccount): Promise<Record<string, string>> {
	const { secretId, secretKey, cos } = account.tencent;
	const secrets: Record<string, string> = {
		'the secret ID': secretId,
		'the secret key': secretKey,
		'the secret ID of COS': cos.secretId,
		'the secret key of COS': cos.secretKey,
		'the session token of COS': cos.sessionToken!,
	};
	for (const [index, job] of (await listAllJobs(account)).entries()) {
		const { searchParams } = new URL(job.inputs[0]!.url!);
		secrets[`the signature of input ${index}`] = searchParams.get('q-signature')!;
		secrets[`the resume signature of job ${index}`] = new URL(job.callback!).searchParams.get(
			'signature',
		)!;
	}
	return secrets;
}
