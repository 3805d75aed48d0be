import { readFile } from 'node:fs/promises';
import { readWav } from '../../audio/readWav.mts';
import { createAccount, listObjects, publishFile, type SandboxAccount } from '../account.mts';
import { callMediaLab, generate, requestObject, runJob, train } from '../vendorRequests.mts';

const recording = async (name: string) =>
	await publishFile(name, await readFile(`examples/recordings/${name}`));
const silent = { simulateAudio: true, queueMilliseconds: 0, processingMilliseconds: 0 };
const secondsAt = async (account: SandboxAccount, key: string) =>
	readWav((await requestObject(account, 'GET', key)).bytes).durationSeconds;

describe('a result', () => {
	it.each([
		['voiceCloning', undefined, { voiceName: 'out.wav' }, 'output/out.wav'],
		['voiceCloning', 'ab_', { voiceName: 'ab_out.wav' }, 'output/ab_out.wav'],
		['singingCloning', undefined, { songName: 'out.mp3' }, 'output/out.mp3'],
		['singingCloning', 'ab_', { songName: 'ab_out.mp3' }, 'output/ab_out.mp3'],
	])('of %s with the prefix %s has a fixed name', async (capability, outputPrefix, result, key) => {
		const account = await createAccount(silent);
		const { json } = await runJob(account, {
			inputs: [{ sourceData: 'Hello.' }],
			outputs: [generate(account, { capability, outputPrefix })],
		});
		expect(json).toMatchObject({
			getJobResponse: { job: { outputs: [{ smartContentResult: { [capability]: result } }] } },
		});
		expect(await listObjects(account)).toEqual([key]);
	});

	it('of a song is an MP3 file, also where the song came as WAV', async () => {
		const account = await createAccount();
		await runJob(account, {
			inputs: [{ url: await recording('song.wav') }],
			outputs: [generate(account, { capability: 'singingCloning' })],
		});
		const { bytes, headers } = await requestObject(account, 'GET', 'output/out.mp3');
		expect(headers.get('content-type')).toBe('audio/mpeg');
		expect(bytes.toString('latin1', 0, 3)).toBe('ID3');
	});

	it('overwrites that of another job with the same destination and prefix', async () => {
		const account = await createAccount();
		const speak = async (sourceData: string) => {
			await runJob(account, { inputs: [{ sourceData }], outputs: [generate(account)] });
			return await secondsAt(account, 'output/out.wav');
		};
		const short = await speak('Yes.');
		const long = await speak('This one is a good deal longer than the other.');
		expect(long).toBeGreaterThan(short * 2);
		expect(await listObjects(account)).toEqual(['output/out.wav']);
	});

	it('has a name of its own where the account wants it', async () => {
		const account = await createAccount({ ...silent, resultNames: 'unique' });
		for (const sourceData of ['One.', 'Two.'])
			await runJob(account, { inputs: [{ sourceData }], outputs: [generate(account)] });
		expect(new Set(await listObjects(account)).size).toBe(2);
	});
});

describe('a job with several inputs and outputs', () => {
	it('makes one file an output, of the inputs it selects, one after the other', async () => {
		const account = await createAccount();
		const { json } = await runJob(account, {
			inputs: [{ sourceData: 'Good morning to you all.' }, { url: await recording('speech.wav') }],
			outputs: [
				generate(account, { destination: '/text' }),
				generate(account, { destination: '/speech', inputSelectors: [1] }),
				generate(account, { destination: '/both', inputSelectors: [0, 1] }),
				generate(account, {
					destination: '/song',
					inputSelectors: [1],
					capability: 'singingCloning',
				}),
			],
		});
		expect(json).toMatchObject({ getJobResponse: { job: { state: 3 } } });
		expect(await listObjects(account)).toEqual([
			'text/out.wav',
			'speech/out.wav',
			'both/out.wav',
			'song/out.mp3',
		]);
		const text = await secondsAt(account, 'text/out.wav');
		const speech = await secondsAt(account, 'speech/out.wav');
		expect(await secondsAt(account, 'both/out.wav')).toBeCloseTo(text + speech, 1);
	});

	it('makes them with different models, each with its own result', async () => {
		const account = await createAccount();
		const inputs = [{ url: await recording('training-1.wav') }];
		await runJob(account, { inputs, outputs: [train('mine')] });
		const { json } = await runJob(account, {
			inputs: [{ sourceData: 'Hello.' }],
			outputs: [
				generate(account, { outputPrefix: 'a' }),
				generate(account, { outputPrefix: 'b', modelName: 'mine' }),
			],
		});
		expect(json).toMatchObject({
			getJobResponse: {
				job: {
					outputs: [
						{ smartContentResult: { voiceCloning: { voiceName: 'aout.wav' } } },
						{ smartContentResult: { voiceCloning: { voiceName: 'bout.wav' } } },
					],
				},
			},
		});
		const [first, second] = await Promise.all(
			['output/aout.wav', 'output/bout.wav'].map((key) => requestObject(account, 'GET', key)),
		);
		expect(first!.bytes.equals(second!.bytes)).toBe(false);
	});

	it('overwrites its own results at one path', async () => {
		const account = await createAccount(silent);
		const outputs = [generate(account), generate(account)];
		await runJob(account, { inputs: [{ sourceData: 'Hello.' }], outputs });
		expect(await listObjects(account)).toEqual(['output/out.wav']);
	});
});

describe('an output', () => {
	it('of a training has a repository, a destination and a prefix too', async () => {
		const account = await createAccount(silent);
		const output = {
			contentId: account.tencent.contentId,
			destination: '/models',
			inputSelectors: [0],
			smartContentDescriptor: {
				outputPrefix: 'x7',
				voiceCloning: { type: 2, modelName: 'mine' },
			},
		};
		const { json } = await runJob(account, {
			inputs: [{ url: 'https://example.com/a.wav' }],
			outputs: [output],
		});
		expect(json).toMatchObject({ getJobResponse: { job: { state: 3, outputs: [output] } } });
	});

	it('says where its bucket is, where the account wants it', async () => {
		const account = await createAccount({ ...silent, outputCos: true });
		const { bucket, region } = account.tencent.cos;
		const inputs = [{ sourceData: 'Hello.' }];
		const { json } = await runJob(account, { inputs, outputs: [generate(account)] });
		expect(json).toMatchObject({
			getJobResponse: { job: { outputs: [{ cos: { bucket, region } }] } },
		});
	});

	it('may ask for what is not documented, which comes back as it was sent', async () => {
		const account = await createAccount(silent);
		const descriptors = [
			{ priority: 3, voiceCloning: { type: 1, modelName: 'default', emotion: 'calm' } },
			{ singingCloning: { type: 1, modelName: 'default', language: 1 } },
			{ musicSeperate: { type: 4 } },
		];
		const outputs = descriptors.map((smartContentDescriptor) => ({
			...generate(account),
			smartContentDescriptor,
		}));
		const { json } = await runJob(account, { inputs: [{ sourceData: 'Hello.' }], outputs });
		expect(json).toMatchObject({ getJobResponse: { job: { state: 3, outputs } } });
		expect(json).toMatchObject({
			getJobResponse: { job: { outputs: [{}, {}, { smartContentResult: { musicSeperate: {} } }] } },
		});
	});

	it.each([{}, { outputPrefix: 'x' }])(
		'has to ask for a capability, which %j is not',
		async (smartContentDescriptor) => {
			const account = await createAccount(silent);
			const outputs = [{ ...generate(account), smartContentDescriptor }];
			const request = { inputs: [{ sourceData: 'Hello.' }], outputs };
			const { json } = await callMediaLab(account.tencent, 'CreateJob', request);
			expect(json).toMatchObject({
				errorResponse: { message: expect.stringContaining('exactly one capability') },
			});
		},
	);
});
