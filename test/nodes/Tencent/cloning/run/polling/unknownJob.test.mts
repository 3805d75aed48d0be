import { sayJobIsUnknown } from '../../../../../../sandbox/tencent/api/wordings.mts';
import type { Wording } from '../../../../../../sandbox/tencent/api/wordings.mts';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('polling a job that the vendor denies', () => {
	it('ends after half a minute for a job that the vendor does not know, however it says so, and fails only its item', async () => {
		await Promise.all((['chinese', 'permission'] as const).map(waitForUnknownJob));
	}, 180_000);
});

async function waitForUnknownJob(wording: Wording): Promise<void> {
	const account = await createSilentAccount({ queueMilliseconds: 200 });
	const message = sayJobIsUnknown(wording);
	await injectFaults(
		account,
		{ endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, times: 100 },
		{ endpoint: 'getJob', kind: 'errorResponse', message, times: 100 },
	);
	const started = Date.now();
	const { items } = await runCloning({
		account,
		parameters: { ...text, maxWait: 2 },
		input: speak(['One.', 'Two.', 'Three.']),
		options: { concurrency: 1 },
		settings: { onError: 'continueRegularOutput' },
	});
	expect(Date.now() - started).toBeGreaterThanOrEqual(30_000);
	const [one, two, three] = await listAllJobs(account);
	expect(items('Clone')).toMatchObject([
		{ json: { jobId: one!.id, state: 'COMPLETED' } },
		{ json: { jobId: two!.id, state: 'COMPLETED' } },
		{
			json: {
				error: `Tencent Media Lab no longer knows job ${three!.id}: Tencent Media Lab refused the request: ${message}`,
				details: { jobId: three!.id },
			},
		},
	]);
}
