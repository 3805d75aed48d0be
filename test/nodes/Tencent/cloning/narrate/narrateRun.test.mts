import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure } from '../runCloning.mts';
import { endAll, held } from '../suspend/suspend.mts';
import { narrate } from './narrate.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const SCRIPT = '[{ "text": "One.", "gap": 0.25 }, { "text": "Two." }, { "text": "Three." }]';
const options = { linesPerJob: 1 };

describe('the jobs of a script', () => {
	it('are waited for in a suspended execution, which then makes the track as it was asked to', async () => {
		const account = await createSilentAccount(held);
		const suspended = await narrate('={{ $json.script }}', {
			account,
			input: [{ json: { script: SCRIPT } }],
			parameters: { waitMode: 'suspend', gapSeconds: 2 },
			options: { ...options, fileName: 'story.wav' },
		});
		expect(suspended.run.status).toBe('waiting');
		const again = await suspended.resumeByTimer();
		expect(again.run.status).toBe('waiting');
		await endAll(account);
		const { goneOn } = await again.resumeByCall();
		expect(goneOn!.items('Clone')).toHaveLength(1);
		const [item] = goneOn!.items('Clone');
		// The sandbox makes ten milliseconds of each line.
		expect(item!.json).toMatchObject({
			fileName: 'story.wav',
			durationSeconds: 4.28,
			cues: [
				{ start: 0.25, end: 0.26, text: 'One.' },
				{ start: 2.26, end: 2.27, text: 'Two.' },
				{ start: 4.27, end: 4.28, text: 'Three.' },
			],
		});
		expect(item!.binary!.data!.fileName).toBe('story.wav');
		expect(await listAllJobs(account)).toHaveLength(3);
	});

	it('come out as one item that timed out where one of them takes longer than Max Wait', async () => {
		const account = await createSilentAccount(held);
		const { items } = await narrate(SCRIPT, { account, parameters: { maxWait: 0.01 }, options });
		expect(items('Clone').map(({ json }) => json)).toEqual([
			{
				jobIds: (await listAllJobs(account)).map(({ id }) => id),
				customId: expect.any(String),
				reused: 0,
				timedOut: true,
			},
		]);
	});

	it('are created once when the run is tried again after a job was lost from sight', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'status', endpoint: 'cosGet', status: 403, times: 1 });
		const { items } = await narrate(SCRIPT, {
			account,
			options,
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(items('Clone')[0]!.json.cues).toHaveLength(3);
		expect(await listAllJobs(account)).toHaveLength(3);
	});

	it('fail as one item, which names the job, where one of them fails, and others go on', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const { items } = await narrate('={{ $json.script }}', {
			account,
			input: [{ json: { script: SCRIPT } }, { json: { script: 'Four.' } }],
			options: { ...options, concurrency: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		const [failed, narrated] = items('Clone');
		const [job] = await listAllJobs(account);
		expect(failed!.json).toMatchObject({
			script: SCRIPT,
			errorCode: 'jobFailed',
			error: expect.stringContaining(job!.id),
		});
		expect(narrated!.json.cues).toHaveLength(1);
		expect(items('Clone')).toHaveLength(2);
	});

	it('are named in the error where the recording of a line is gone', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'status', endpoint: 'cosGet', status: 404, times: 5 });
		const failed = await narrate('Hello.', { account });
		const [job] = await listAllJobs(account);
		const { message, description } = readFailure(failed);
		expect(`${message} ${description}`).toContain(job!.id);
	});
});
