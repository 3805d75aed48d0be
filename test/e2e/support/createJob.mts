import { randomUUID } from 'node:crypto';
import type { SandboxAccount } from '../../sandbox/account.mts';

/** What is asked of the vendor. */
export interface WantedJob {
	customId?: string;
	capability?: string;
	type?: number;
}

/** Creates a job at the vendor, as anybody may who has the account. Returns its ID. */
export async function createJob(
	{ tencent: { secretId, secretKey, baseUrl, contentId } }: SandboxAccount,
	callback: string,
	{ customId = 'job', capability = 'voiceCloning', type = 1 }: WantedJob,
): Promise<string> {
	const isTraining = type === 2;
	const input = isTraining ? { url: 'https://example.com/voice.wav' } : { sourceData: 'Hello' };
	const modelName = isTraining ? `model_${randomUUID().replaceAll('-', '')}` : 'default';
	const output = {
		...(!isTraining && { contentId }),
		inputSelectors: [0],
		smartContentDescriptor: { [capability]: { type, modelName } },
	};
	const answer = await fetch(`${baseUrl}/job`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			action: 'CreateJob',
			secretId,
			secretKey,
			createJobRequest: { customId, callback, inputs: [input], outputs: [output] },
		}),
	});
	const { createJobResponse } = (await answer.json()) as {
		createJobResponse: { job: { id: string } };
	};
	return createJobResponse.job.id;
}
