import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('polling a vendor whose answers differ from its documentation', () => {
	it.each(['withoutState', 'withoutId', 'nullOutputs', 'text', 'null'] as const)(
		'continues beside an entry of the list that is hardly a job (%s)',
		async (as) => {
			const account = await createSilentAccount({ listTotal: 'text' });
			await injectFaults(
				account,
				{ endpoint: 'listJobs', kind: 'oddJob', as, fromRequest: 2, times: 3 },
				{ endpoint: 'listJobs', kind: 'oddJob', as, of: 'newest', fromRequest: 2, times: 100 },
			);
			const { items } = await runCloning({
				account,
				parameters: text,
				input: speak(['One.', 'Two.']),
			});
			expect(items('Clone').map(({ json }) => json.state)).toEqual(['COMPLETED', 'COMPLETED']);
		},
	);

	it.each(['withoutId', 'nullOutputs', 'text', 'null'] as const)(
		'creates nothing where the first list has such an entry (%s), which may be a job of the run',
		async (as) => {
			const account = await createSilentAccount();
			await injectFaults(account, { endpoint: 'listJobs', kind: 'oddJob', as });
			const run = await runCloning({ account, parameters: { text: 'One.' } });
			expect(readFailure(run).message).toContain('It is not known whether the job');
			expect(await listAllJobs(account)).toEqual([]);
		},
	);

	it.each(['numbersAsText', 'textAsNumbers', 'nullOptionals', 'byteOrderMark', 'unknownFields'])(
		'reads answers that stray from the documentation (%s)',
		async (shape) => {
			const account = await createSilentAccount({ answerShapes: [shape], contentId: '42' });
			const { items } = await runCloning({
				account,
				parameters: { text: 'Hello.', download: true, outputBinaryPropertyName: 'data' },
				options: { customId: '7' },
			});
			expect(items('Clone')[0]).toMatchObject({
				json: { state: 'COMPLETED', task: 'generate', customId: '7', contentId: '42' },
				binary: { data: { mimeType: 'audio/wav' } },
			});
		},
	);

	it('reads answers that hold only the ID and the state of a job', async () => {
		const account = await createSilentAccount();
		const fields = ['id', 'state'];
		await injectFaults(
			account,
			{ kind: 'sparseJob', fields, endpoint: 'createJob' },
			{ kind: 'sparseJob', fields, endpoint: 'listJobs', times: 100 },
		);
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', download: true, outputBinaryPropertyName: 'data' },
		});
		expect(items('Clone')[0]).toMatchObject({
			json: { state: 'COMPLETED' },
			binary: { data: { mimeType: 'audio/wav' } },
		});
	});

	it.each(['ListJobs', 'GetJob'])('continues where %s alone is refused', async (action) => {
		const account = await createSilentAccount({ queueMilliseconds: 200 });
		await injectFaults(
			account,
			...(action === 'GetJob'
				? [{ endpoint: 'getJob', kind: 'errorResponse', message: 'no', times: 100 } as const]
				: [
						{
							endpoint: 'listJobs',
							kind: 'errorResponse',
							message: 'UnauthorizedOperation',
							fromRequest: 2,
							times: 100,
						} as const,
					]),
		);
		const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
	});

	it('does not take another job for the one that was asked for', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 200 });
		await injectFaults(
			account,
			{ endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, times: 100 },
			{ endpoint: 'getJob', kind: 'wrongId', times: 3 },
		);
		const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(items('Clone')[0]!.json).toMatchObject({
			jobId: (await listAllJobs(account))[0]!.id,
			state: 'COMPLETED',
		});
		expect((await countRequests(account)).getJob).toBeGreaterThan(3);
	});
});
