import {
	SINGING_CLONING,
	VOICE_CLONING,
} from '../../../../../nodes/Tencent/mediaLab/api/capabilities';
import {
	buildGenerateRequest,
	buildTrainRequest,
	createJob,
	getJob,
	listJobs,
	listModels,
} from '../../../../../nodes/Tencent/mediaLab/api/requests';
import { createJobRequestSchema } from '../../../../../nodes/Tencent/mediaLab/api/requestSchema';
import type {
	GenerateChoices,
	TrainChoices,
} from '../../../../../nodes/Tencent/mediaLab/api/requests';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from '../../../../../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';
import { readFilledExample } from '../documentedExamples.mts';

const credentials = parseMediaLabCredentials({
	secretId: 'AKIDexample',
	secretKey: 'secretexample',
});

/** What goes over the wire. */
function send({ path, body }: { path: string; body: object }): string {
	return JSON.stringify(authenticateRequest(credentials, { url: path, body }).body);
}

const url = 'https://files.example.com/录音.wav';
const common = {
	customId: 'execution-7',
	callback: 'https://n8n.example.com/webhook/1',
	inputs: [{ url }],
};
const generate: GenerateChoices = {
	...common,
	contentId: 'content-1',
	destination: '/output',
	outputPrefix: 'demo-',
	modelName: 'default',
};
const train: TrainChoices = { ...common, modelName: 'demo' };

describe.each([VOICE_CLONING, SINGING_CLONING])(
	'a request for $displayName is the documented one',
	(capability) => {
		const example = (name: string) => readFilledExample(capability.key, name);

		it('to generate audio', () => {
			const request = buildGenerateRequest(capability, generate);
			expect(send(createJob(request))).toBe(example('createJob.generate.request'));
		});

		it('to train a model', () => {
			const request = buildTrainRequest(capability, train);
			expect(send(createJob(request))).toBe(example('createJob.train.request'));
		});

		it('to get a job', () => {
			expect(send(getJob('a95e9d74-6602-4405-a3fc-6408a76bcc98'))).toBe(example('getJob.request'));
		});

		it('to list jobs', () =>
			expect(send(listJobs('execution-7'))).toBe(example('listJobs.request')));

		it('to list models', () => {
			expect(send(listModels(capability, { offset: 0, limit: 10 }))).toBe(
				example('listModels.request'),
			);
		});
	},
);

it.each(['voiceCloning', 'singingCloning'] as const)(
	'the examples of %s go through the schema unchanged',
	(owner) => {
		for (const task of ['generate', 'train']) {
			const { createJobRequest } = JSON.parse(
				readFilledExample(owner, `createJob.${task}.request`),
			);
			expect(createJobRequestSchema.parse(createJobRequest)).toEqual(createJobRequest);
		}
	},
);

describe('generating', () => {
	it('makes one output for every input', () => {
		const inputs = [{ sourceData: '一' }, { sourceData: '二' }];
		const { outputs } = buildGenerateRequest(VOICE_CLONING, { ...generate, inputs });
		expect(outputs.map(({ inputSelectors }) => inputSelectors)).toEqual([[0], [1]]);
	});

	it('takes a file of a repository', () => {
		const inputs = [{ source: { contentId: 'content-2', path: '/in/歌.wav' } }];
		expect(buildGenerateRequest(SINGING_CLONING, { ...generate, inputs }).inputs).toEqual(inputs);
	});

	it('leaves out what is not set or empty', () => {
		const request = buildGenerateRequest(VOICE_CLONING, {
			inputs: [{ sourceData: 'Hello' }],
			customId: '',
			callback: '',
			destination: '',
			outputPrefix: '',
			contentId: 'content-1',
			modelName: 'default',
		});
		expect(JSON.parse(JSON.stringify(request))).toEqual({
			inputs: [{ sourceData: 'Hello' }],
			outputs: [
				{
					contentId: 'content-1',
					inputSelectors: [0],
					smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
				},
			],
		});
	});

	it.each([
		[true, 2],
		[false, 1],
	])('with useSeparate %p sends SwitchOption %i', (useSeparate, value) => {
		const { outputs } = buildGenerateRequest(SINGING_CLONING, { ...generate, useSeparate });
		expect(outputs[0]?.smartContentDescriptor.singingCloning?.useSeparate).toBe(value);
	});
});

describe('training', () => {
	it('takes all inputs into one output', () => {
		const inputs = [{ url }, { source: { contentId: 'c', path: 'p' } }];
		const { outputs } = buildTrainRequest(VOICE_CLONING, {
			...train,
			inputs,
			totalEpoch: 50,
			timeout: 600,
		});
		expect(outputs).toEqual([
			{
				inputSelectors: [0, 1],
				smartContentDescriptor: { voiceCloning: { type: 2, totalEpoch: 50, modelName: 'demo' } },
			},
		]);
	});
});

describe('what the vendor would not take is refused with the name of the field and its limit', () => {
	it.each<[Partial<GenerateChoices>, RegExp]>([
		[{ inputs: [{ sourceData: '字'.repeat(513) }] }, /^Text .* 512/],
		[{ inputs: [{ sourceData: '😀'.repeat(257) }] }, /^Text .* 512/],
		[{ inputs: [{ sourceData: ' \n' }] }, /^Text must not be empty/],
		[{ inputs: [{ url: 'ftp://example.com/a.wav' }] }, /^URL /],
		[{ inputs: [{ url, sourceData: 'both' }] }, /exactly one of Text, URL and Repository/],
		[{ inputs: [{}] }, /exactly one of Text, URL and Repository/],
		[{ inputs: [] }, /at least one input/],
		[{ inputs: [{ source: { contentId: '', path: 'p' } }] }, /^Repository ID /],
		[{ inputs: [{ source: { contentId: 'c', path: '' } }] }, /^Repository Path /],
		[{ modelName: '' }, /^Model Name must not be empty/],
		[{ contentId: '' }, /^Content ID must be filled in/],
		[{ outputPrefix: 'p'.repeat(20) }, /^Output Prefix .* 19/],
		[{ customId: 'c'.repeat(64) }, /^Custom ID .* 63/],
		[{ callback: 'localhost/webhook' }, /^Callback /],
		[{ timeout: 1.5 }, /^Timeout must be a whole number/],
		[{ useSeparate: true }, /^Separate Vocals cannot be set for voice cloning/],
	])('generate %j', (choices, message) => {
		expect(() => buildGenerateRequest(VOICE_CLONING, { ...generate, ...choices })).toThrow(message);
	});

	it.each<[Partial<TrainChoices>, RegExp]>([
		[{ modelName: 'my-model' }, /^Model Name .* 63/],
		[{ modelName: 'm'.repeat(64) }, /^Model Name .* 63/],
		[{ modelName: '模型' }, /^Model Name /],
		[{ modelName: 'default' }, /^Model Name must not be 'default'/],
		[{ totalEpoch: 51 }, /^Total Epochs .* 1 to 50/],
		[{ totalEpoch: 0 }, /^Total Epochs .* 1 to 50/],
		[{ inputs: [{ sourceData: 'text' }] }, /recordings .* not with a text/],
	])('train %j', (choices, message) => {
		expect(() => buildTrainRequest(SINGING_CLONING, { ...train, ...choices })).toThrow(message);
	});

	it('and what is exactly at the limit is not', () => {
		const choices = {
			customId: 'c'.repeat(63),
			outputPrefix: 'p'.repeat(19),
			inputs: [{ sourceData: '字'.repeat(512) }],
		};
		expect(() => buildGenerateRequest(VOICE_CLONING, { ...generate, ...choices })).not.toThrow();
		expect(() =>
			buildTrainRequest(VOICE_CLONING, { ...train, modelName: 'm'.repeat(63), totalEpoch: 1 }),
		).not.toThrow();
	});

	it('in requests that only read too', () => {
		expect(() => getJob('')).toThrow('Job ID must not be empty');
		expect(() => listJobs('')).toThrow('Custom ID must not be empty');
		expect(() => listModels(VOICE_CLONING, { offset: 0, limit: 101 })).toThrow(
			'Limit must be a whole number from 1 to 100',
		);
	});
});
