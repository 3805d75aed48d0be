import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { listAllJobs, reportTraffic } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';
import { endAll, held } from '../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('Include Input Fields', () => {
	it.each(['none', 'poll'])(
		'keeps the fields of the input item beside those of the result, which win, in wait mode %s',
		async (waitMode) => {
			const account = await createSilentAccount();
			const { items } = await runCloning({
				account,
				input: [{ json: { row: 7, state: 'new' } }],
				parameters: { text: 'Hello.', waitMode, includeInputFields: true },
			});
			const [job] = await listAllJobs(account);
			expect(items('Clone')[0]!.json).toMatchObject({ row: 7, jobId: job!.id });
			expect(items('Clone')[0]!.json.state).not.toBe('new');
		},
	);

	it('keeps them through a suspended wait', async () => {
		const account = await createSilentAccount(held);
		const suspended = await runCloning({
			account,
			input: [{ json: { row: 7 } }],
			parameters: { text: 'Hello.', waitMode: 'suspend', includeInputFields: true },
		});
		await endAll(account);
		const { items } = await suspended.resumeByTimer();
		expect(items('Clone')[0]!.json).toMatchObject({ row: 7, state: 'COMPLETED' });
	});

	it('keeps those of the first item where several train one model', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input: [{ json: { row: 1 } }, { json: { row: 2 } }],
			parameters: {
				trainingSource: 'url',
				url: 'https://example.com/a.wav',
				newModelName: 'narrator',
				waitMode: 'none',
				includeInputFields: true,
			},
		});
		expect(items('Clone')).toMatchObject([{ json: { row: 1, modelName: 'narrator' } }]);
	});

	it('is refused before anything is sent where an expression returns something else', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			parameters: { text: 'Hello.', includeInputFields: '={{ "maybe" }}' },
		});
		expect(readFailure(run).message).toBe('Include Input Fields must be true or false');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
