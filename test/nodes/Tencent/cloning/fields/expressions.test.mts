import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { listAllJobs, reportTraffic } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

describe('what an expression returns', () => {
	it('is taken as it is meant to generate audio', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Good morning.', download: '={{ "true" }}', maxWait: '={{ "5" }}' },
			options: {
				concurrency: '={{ "2" }}',
				simplify: '={{ "true" }}',
				timeout: '={{ "0" }}',
				customId: '={{ 12345 }}',
			},
		});
		expect(items('Clone')[0]).toMatchObject({
			json: { customId: '12345', state: 'COMPLETED' },
			binary: { data: { mimeType: 'audio/wav' } },
		});
	});

	it('is taken as it is meant to cover a song', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', useSeparate: '={{ "true" }}' },
		});
		expect((await listAllJobs(account))[0]!.outputs[0]!.smartContentDescriptor).toMatchObject({
			singingCloning: { useSeparate: 2 },
		});
	});

	it('is taken as it is meant to train a model', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			operation: 'model.train',
			input: [await recordingItem('speech.wav')],
			parameters: {
				trainingSource: 'binary',
				newModelName: 'voice',
				totalEpoch: '={{ "12" }}',
			},
		});
		expect((await listAllJobs(account))[0]!.outputs[0]!.smartContentDescriptor).toMatchObject({
			voiceCloning: { totalEpoch: 12 },
		});
	});

	it('leaves Custom ID empty where it is nothing', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Good morning.' },
			options: { customId: '={{ null }}' },
		});
		expect(items('Clone')[0]!.json.customId).toMatch(/^n8n_/);
	});

	it.each<[string, INodeParameters, string]>([
		[
			'another word for Wait Mode',
			{ waitMode: '={{ "wait" }}' },
			'Wait Mode must be one of none (Do Not Wait), suspend (Suspend), poll (Wait Here)',
		],
		[
			'another word for Input Source',
			{
				inputSource: '={{ "file" }}',
				url: 'https://example.com/a.wav',
				repositoryId: 'x',
				repositoryPath: '/a.wav',
			},
			'Input Source must be one of binary (Binary File)',
		],
		['another word for Download', { download: '={{ "maybe" }}' }, 'Download must be true or false'],
		[
			'no Output Binary Field',
			{ download: true, outputBinaryPropertyName: '={{ $json.missing }}' },
			'Output Binary Field must not be empty',
		],
		['a Destination above the bucket', { destination: '../x' }, 'Destination must not have'],
		[
			'a list for Speech Rate',
			{ speechRate: '={{ [] }}' },
			'Speech Rate must be a number from 0 to',
		],
		[
			'a boolean for Speech Rate',
			{ speechRate: '={{ true }}' },
			'Speech Rate must be a number from 0 to',
		],
		['an object for Custom ID', { options: { customId: '={{ {} }}' } }, 'Custom ID must be text'],
		[
			'another word for Binary Upload',
			{ inputSource: 'binary', options: { binaryUpload: '={{ "s3" }}' } },
			'Binary Upload must be one of cos (COS), signedUrl (Signed URL)',
		],
	])('is refused with the label of the field: %s', async (_what, parameters, message) => {
		const account = await createSilentAccount();
		const { options, ...others } = parameters as { options?: INodeParameters } & INodeParameters;
		const run = await runCloning({
			account,
			parameters: { text: 'Good morning.', ...others },
			options,
		});
		expect(readFailure(run).message).toContain(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('is refused with the label Job Mode where it is another word for that', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			operation: 'model.train',
			parameters: {
				jobMode: '={{ "each" }}',
				trainingSource: 'url',
				url: 'https://example.com/a.wav',
				newModelName: 'voice',
			},
		});
		expect(readFailure(run).message).toBe(
			'Job Mode must be one of allItems (All Items), perItem (Per Item)',
		);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
