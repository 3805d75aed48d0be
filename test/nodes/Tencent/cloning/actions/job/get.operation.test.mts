import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { createAccount } from '../../../../../sandbox/account.mts';
import { runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

describe('getting a job', () => {
	it('returns the job of an ID, with its audio', async () => {
		const account = await createAccount();
		const { items } = await runCloning({ account, parameters: { text: 'Good morning.' } });
		const { jobId } = items('Clone')[0]!.json;
		const got = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId: String(jobId), download: true },
		});
		expect(got.items('Clone')[0]!.json).toEqual(items('Clone')[0]!.json);
		expect(got.items('Clone')[0]!.binary!.data!.mimeType).toBe('audio/wav');
	});
});
