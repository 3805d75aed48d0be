import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { listAllJobs, reportTraffic } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

describe('A node whose Content ID is empty', () => {
	const generate = { text: 'Hello.', contentId: '', waitMode: 'none' };

	it('stores its audio in the repository of the credential', async () => {
		const account = await createSilentAccount();
		const { contentId } = account.tencent;
		const { run } = await runCloning({
			account,
			parameters: generate,
			credentials: { contentId },
		});
		expect(run.status).toBe('success');
		const [job] = await listAllJobs(account);
		expect(job!.outputs).toEqual([expect.objectContaining({ contentId })]);
	});

	it('fails before anything is sent where the credential has none either, and names both fields', async () => {
		const account = await createSilentAccount();
		const { message, description } = readFailure(
			await runCloning({ account, parameters: generate }),
		);
		expect(message).toBe('Content ID must be filled in');
		expect(description).toMatch(/^Fill it in here, or in the Tencent Media Lab credential/);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});

it('A Content ID of the node counts before that of the credential', async () => {
	const account = await createSilentAccount();
	const { run } = await runCloning({
		account,
		parameters: { text: 'Hello.', waitMode: 'none' },
		credentials: { contentId: 'another' },
	});
	expect(run.status).toBe('success');
	const [job] = await listAllJobs(account);
	expect(job!.outputs).toEqual([expect.objectContaining({ contentId: account.tencent.contentId })]);
});

describe('A training whose Content ID is empty', () => {
	const train = {
		operation: 'model.train',
		parameters: {
			trainingSource: 'url',
			url: 'https://example.com/voice.wav',
			newModelName: 'demo',
			totalEpoch: 30,
			waitMode: 'none',
		},
		options: { uniqueNames: false },
	};
	const smartContentDescriptor = { voiceCloning: { type: 2, totalEpoch: 30, modelName: 'demo' } };

	it('stores its files in the repository of the credential', async () => {
		const account = await createSilentAccount({ holdJobs: true });
		const { contentId } = account.tencent;
		await runCloning({ account, ...train, credentials: { contentId } });
		const [job] = await listAllJobs(account);
		expect(job!.outputs).toEqual([{ contentId, inputSelectors: [0], smartContentDescriptor }]);
	});

	it('names no repository where the credential has none either, as in the documentation', async () => {
		const account = await createSilentAccount({ holdJobs: true });
		await runCloning({ account, ...train });
		const [job] = await listAllJobs(account);
		expect(JSON.stringify(job!.outputs)).toBe(
			JSON.stringify([{ inputSelectors: [0], smartContentDescriptor }]),
		);
	});

	it('counts its own Content ID before that of the credential', async () => {
		const account = await createSilentAccount({ holdJobs: true });
		const { contentId } = account.tencent;
		await runCloning({
			account,
			...train,
			options: { ...train.options, contentId },
			credentials: { contentId: 'another' },
		});
		const [job] = await listAllJobs(account);
		expect(job!.outputs).toEqual([{ contentId, inputSelectors: [0], smartContentDescriptor }]);
	});
});

describe('A written request whose outputs have no Content ID', () => {
	const inputs = [{ sourceData: 'Hello.' }];
	const generating = {
		inputSelectors: [0],
		smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
	};
	const create = (outputs: object[]) => ({
		operation: 'job.create',
		parameters: { createJobRequest: JSON.stringify({ inputs, outputs }), waitMode: 'none' },
	});

	it('stores its audio in the repository of the credential, beside one that names its own', async () => {
		const account = await createSilentAccount();
		const { contentId } = account.tencent;
		const run = create([generating, { ...generating, contentId, destination: '/b' }]);
		await runCloning({ account, ...run, credentials: { contentId } });
		const [job] = await listAllJobs(account);
		expect(job?.outputs.map((output) => output.contentId)).toEqual([contentId, contentId]);
	});

	it('does not replace a written Content ID by that of the credential', async () => {
		const account = await createSilentAccount();
		const { contentId } = account.tencent;
		const run = create([{ ...generating, contentId }]);
		await runCloning({ account, ...run, credentials: { contentId: 'another' } });
		const [job] = await listAllJobs(account);
		expect(job!.outputs).toEqual([expect.objectContaining({ contentId })]);
	});

	it('is refused before anything is sent where the credential has none either', async () => {
		const account = await createSilentAccount();
		const { message } = readFailure(await runCloning({ account, ...create([generating]) }));
		expect(message).toContain(
			'createJobRequest.outputs[0].contentId: Content ID must be filled in',
		);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});

describe.each(['audio.generate', 'model.train'])(
	'A recording of a repository, in %s,',
	(operation) => {
		const parameters = {
			...(operation === 'model.train'
				? { trainingSource: 'repository', newModelName: 'my_voice' }
				: { inputSource: 'repository' }),
			repositoryPath: '/speech.wav',
			waitMode: 'none',
		};

		it('comes from the repository of the credential where Repository ID is empty', async () => {
			const account = await createSilentAccount();
			const { contentId } = account.tencent;
			await runCloning({ account, operation, parameters, credentials: { contentId } });
			const [job] = await listAllJobs(account);
			expect(job!.inputs).toEqual([{ source: { contentId, path: '/speech.wav' } }]);
		});

		it('needs a Repository ID where the credential has no Content ID', async () => {
			const account = await createSilentAccount();
			const failure = readFailure(await runCloning({ account, operation, parameters }));
			expect(failure.message).toBe('Repository ID must be filled in');
		});
	},
);
