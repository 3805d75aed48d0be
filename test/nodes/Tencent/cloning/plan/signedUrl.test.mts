import { readFile } from 'node:fs/promises';
import { removeTemporaryData, storeBinary } from '../../../../../tools/engine/index.mts';
import { listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

describe('a recording as a signed URL of n8n', () => {
	it('is refused where n8n keeps files in memory', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			binaryMode: 'default',
			input: [await recordingItem('speech.wav', 'default')],
			parameters: { inputSource: 'binary' },
			options: { binaryUpload: 'signedUrl' },
		});
		expect(readFailure(run).message).toBe('n8n has no URL for a file that it keeps in memory');
	});

	it.each([
		{ waitMode: 'none', status: 'error' },
		{ waitMode: 'suspend', status: 'error' },
		{ waitMode: 'poll', status: 'success' },
	])(
		'ends with $status in wait mode $waitMode for a file that a trigger has received, because n8n moves it at the end',
		async ({ waitMode, status }) => {
			const account = await createSilentAccount();
			const file = await storeBinary(await readFile('examples/recordings/speech.wav'), {
				binaryMode: 'filesystem',
				fileName: 'speech.wav',
				mimeType: 'audio/wav',
				received: true,
			});
			const { run, error } = await runCloning({
				account,
				input: [{ json: {}, binary: { data: file } }],
				parameters: { inputSource: 'binary', waitMode },
				options: { binaryUpload: 'signedUrl' },
			});
			expect(run.status).toBe(status);
			if (status === 'error')
				expect(error?.description).toBe(
					'Set Binary Upload in Options to COS, or Wait Mode to Wait Here',
				);
			expect((await listAllJobs(account)).length).toBe(status === 'error' ? 0 : 1);
		},
	);
});
