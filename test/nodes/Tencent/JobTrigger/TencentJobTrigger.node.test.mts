import type { INodeParameters } from 'n8n-workflow';
import { resetTriggerState } from '../../../../nodes/Tencent/JobTrigger/state';
import { readBinary } from '../../../../tools/engine/index.mts';
import { countRequests, injectFaults } from '../../../sandbox/account.mts';
import { createSilentAccount } from '../cloning/runCloning.mts';
import { createEndedJob, madeUp, startTrigger } from './startTrigger.mts';

afterEach(resetTriggerState);

describe('Tencent Job Trigger', () => {
	it('starts the workflow with the job as the vendor returns it, not as it was posted', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		const { httpStatus, items } = await call({
			...job,
			customId: 'forged',
			outputs: [{ ...job.outputs[0], destination: '/forged' }],
		});
		expect(httpStatus).toBe(200);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					jobId: job.id,
					customId: job.customId,
					path: expect.stringMatching(/^output\//),
					state: 'COMPLETED',
					verified: true,
				}),
			},
		]);
	});

	it('puts the audio on the item when asked to', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, { download: true, outputBinaryPropertyName: 'audio' });
		const { items } = await call(await createEndedJob(account));
		expect((await readBinary(items![0]!.binary!.audio!)).subarray(0, 4).toString()).toBe('RIFF');
	});

	it('starts the workflow without the audio when that cannot be downloaded, and says why', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, { download: true, outputBinaryPropertyName: 'data' });
		const job = await createEndedJob(account);
		await injectFaults(account, { kind: 'cosError', endpoint: 'cosGet', code: 'AccessDenied' });
		const { items } = await call(job);
		expect(items![0]).toEqual({
			json: expect.objectContaining({
				jobId: job.id,
				verified: true,
				downloadError: expect.stringContaining('COS'),
				errorCode: expect.stringMatching(/^[a-z]+([A-Z][a-z]+)*$/),
			}),
		});
	});

	it('starts the workflow without the audio when the COS credential is incomplete, and says what to fill in', async () => {
		const account = await createSilentAccount();
		const job = await createEndedJob(account);
		account.tencent.cos.bucket = '';
		const call = await startTrigger(account, { download: true, outputBinaryPropertyName: 'data' });
		const { items } = await call(job);
		expect(items![0]!.json).toMatchObject({
			jobId: job.id,
			downloadError: 'The Tencent COS credential is incomplete. Bucket is missing',
			errorCode: 'credentialMissing',
		});
	});

	it('starts the workflow once for each event, even when it is posted many times at once', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		const answers = await Promise.all(Array.from({ length: 20 }, async () => await call(job)));
		expect(answers.filter(({ items }) => items).map(({ httpStatus }) => httpStatus)).toEqual([200]);
		// The others are told to call again where the event is not safe yet.
		expect(answers.every(({ httpStatus }) => httpStatus === 200 || httpStatus === 503)).toBe(true);
		const again = await call(job);
		expect([again.httpStatus, again.items]).toEqual([200, undefined]);
		expect((await countRequests(account)).getJob).toBe(1);
	});

	it('still knows the events it has received when n8n is restarted', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		expect((await call(job)).items).toHaveLength(1);
		resetTriggerState();
		expect((await call(job)).items).toBeUndefined();
	});

	it('trusts the event that the vendor confirms, not the one that was posted', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		expect((await call({ ...job, state: 4 })).items![0]!.json.state).toBe('COMPLETED');
		expect((await call(job)).items).toBeUndefined();
	});

	it('receives the same test event again and again', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, {}, 'manual');
		const job = await createEndedJob(account);
		expect((await call(job)).items).toHaveLength(1);
		expect((await call(job)).items).toHaveLength(1);
	});

	it.each(['getJob', 'none'])(
		'answers events that nobody wants with success (%s)',
		async (verification) => {
			const account = await createSilentAccount();
			const job = await createEndedJob(account);
			const unwanted: INodeParameters[] = [
				{ events: ['failed'] },
				{ tasks: ['train'] },
				{ capabilities: ['singingCloning', 'other'] },
				{ customIdFilter: 'podcast-*' },
			];
			for (const parameters of unwanted) {
				const call = await startTrigger(account, { verification, ...parameters });
				const { httpStatus, items } = await call(job);
				expect([httpStatus, items]).toEqual([200, undefined]);
			}
		},
	);

	it('answers events that nobody wants without asking the vendor when nothing is verified', async () => {
		const account = await createSilentAccount();
		const unwanted: Array<[INodeParameters, object]> = [
			[{ events: ['failed'] }, madeUp()],
			[{ events: ['completed'] }, { ...madeUp(), state: 4 }],
			[{}, { ...madeUp(), state: 2 }],
			[{ tasks: ['train'] }, madeUp()],
			[{ capabilities: ['singingCloning', 'other'] }, madeUp()],
			[{}, { ...madeUp(), outputs: [{ smartContentDescriptor: { musicBeat: {} } }] }],
			[{ customIdFilter: 'podcast-*' }, { ...madeUp(), customId: 'other' }],
		];
		for (const [parameters, job] of unwanted) {
			const call = await startTrigger(account, { verification: 'none', ...parameters });
			const { httpStatus, items } = await call(job);
			expect([httpStatus, items]).toEqual([200, undefined]);
		}
		expect((await countRequests(account)).getJob).toBeUndefined();
	});

	it('starts the workflow for failed jobs and for trainings, too', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, { customIdFilter: 'n8n_*' });
		const trained = await createEndedJob(account, { operation: 'model.train' });
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const failed = await createEndedJob(account);
		expect((await call(trained)).items![0]!.json).toMatchObject({
			task: 'train',
			state: 'COMPLETED',
			verified: true,
		});
		expect((await call(failed)).items![0]!.json).toMatchObject({
			task: 'generate',
			state: 'ERROR',
			error: `Job ${failed.id} failed at Tencent Media Lab: 10004 Engine Error`,
			verified: true,
		});
	});

	it('passes on jobs of other capabilities unchanged when nothing is verified', async () => {
		const call = await startTrigger(await createSilentAccount(), {
			verification: 'none',
			capabilities: ['other'],
			options: { simplify: false },
		});
		const job = {
			...madeUp(),
			outputs: [{ smartContentDescriptor: { musicBeat: { model: 2 } } }],
			somethingNew: [1],
		};
		expect((await call(job)).items).toEqual([{ json: { ...job, verified: false } }]);
	});
});
