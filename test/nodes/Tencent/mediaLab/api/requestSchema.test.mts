import {
	buildGenerateRequest,
	buildTrainRequest,
} from '../../../../../nodes/Tencent/mediaLab/api/buildJobRequest';
import type {
	GenerateChoices,
	TrainChoices,
} from '../../../../../nodes/Tencent/mediaLab/api/buildJobRequest';
import {
	SINGING_CLONING,
	VOICE_CLONING,
} from '../../../../../nodes/Tencent/mediaLab/api/capabilities';
import {
	checkCreateJobRequest,
	createJobRequestSchema,
} from '../../../../../nodes/Tencent/mediaLab/api/requestSchema';
import { readFilledExample } from '../documentedExamples.mts';

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

it.each(['voiceCloning', 'singingCloning'] as const)(
	'The schema leaves the documented requests of %s unchanged',
	(owner) => {
		for (const task of ['generate', 'train']) {
			const { createJobRequest } = JSON.parse(
				readFilledExample(owner, `createJob.${task}.request`),
			);
			expect(createJobRequestSchema.parse(createJobRequest)).toEqual(createJobRequest);
		}
	},
);

describe('What the vendor would refuse is refused with the label of the field and its limit', () => {
	it.each<[Partial<GenerateChoices>, RegExp]>([
		[{ inputs: [{ sourceData: '字'.repeat(513) }] }, /^Text .* 512/],
		[{ inputs: [{ sourceData: '😀'.repeat(257) }] }, /^Text .* 512/],
		[{ inputs: [{ sourceData: ' \n' }] }, /^Text must not be empty/],
		[{ inputs: [{ sourceData: '*** …' }] }, /^Text has no letters or digits to speak/],
		[{ inputs: [{ url: 'ftp://example.com/a.wav' }] }, /^Recording URL /],
		[{ destination: 'a/../b' }, /^Destination /],
		[{ destination: 'a\ud83d' }, /^Destination .* half of a character/],
		[{ destination: 'a\n' }, /^Destination .* control characters/],
		[{ destination: '字'.repeat(300) }, /^Destination must have at most 780 bytes/],
		[{ outputPrefix: '../' }, /^Output Prefix must not have '.' or '..'/],
		[{ outputPrefix: './' }, /^Output Prefix must not have '.' or '..'/],
		[{ outputPrefix: 'a/../b' }, /^Output Prefix must not have '.' or '..'/],
		[{ outputPrefix: '\udc00' }, /^Output Prefix .* half of a character/],
		[{ outputPrefix: 'a\u001b' }, /^Output Prefix .* control characters/],
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
		[{ additionalFields: { language: 1.5 } }, /^language must be a whole number/],
		[{ additionalFields: { language: 'en' } }, /^language must be a whole number/],
		[{ timeout: 1.5 }, /^Timeout must be a whole number/],
		[{ useSeparate: true }, /^Separate Vocals cannot be set for voice cloning/],
	])('in a request to generate audio with %j', (choices, message) => {
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
	])('in a request to train a model with %j', (choices, message) => {
		expect(() => buildTrainRequest(SINGING_CLONING, { ...train, ...choices })).toThrow(message);
	});

	it.each([
		{ outputPrefix: '..' },
		{ outputPrefix: 'a/b.' },
		{ outputPrefix: '声音😀' },
		{ destination: '字'.repeat(260) },
		{ inputs: [{ sourceData: '七' }] },
		{ inputs: [{ sourceData: '7!' }] },
	])('but not %j, which gives a path that COS can store', (choices) => {
		expect(() => buildGenerateRequest(VOICE_CLONING, { ...generate, ...choices })).not.toThrow();
	});

	it('but not what is exactly at the limit', () => {
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
});

it('A language that the vendor may add passes through Additional Fields and a written request', () => {
	const additionalFields = { language: 3 };
	const request = buildGenerateRequest(VOICE_CLONING, { ...generate, additionalFields });
	const [output] = request.outputs;
	expect(output!.smartContentDescriptor.voiceCloning).toMatchObject(additionalFields);
	expect(createJobRequestSchema.parse(request)).toEqual(request);
});

describe('What is no object in a written request is refused with its place, in plain words', () => {
	const output = {
		contentId: 'c',
		inputSelectors: [0],
		smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
	};

	it.each<[object, string]>([
		[{ inputs: [null], outputs: [output] }, 'inputs[0]: An input must be an object'],
		[
			{ inputs: [{ source: 'a.wav' }], outputs: [output] },
			'inputs[0].source: source must be an object with contentId and path',
		],
		[{ inputs: [{ url }], outputs: ['a'] }, 'outputs[0]: An output must be an object'],
		[
			{ inputs: [{ url }], outputs: [{ ...output, smartContentDescriptor: [] }] },
			'outputs[0].smartContentDescriptor: smartContentDescriptor must be an object',
		],
		[
			{ inputs: [{ url }], outputs: [{ ...output, smartContentDescriptor: { voiceCloning: 1 } }] },
			'outputs[0].smartContentDescriptor.voiceCloning: The settings of voice cloning must be an object',
		],
	])('%j', (request, message) => {
		expect(() => checkCreateJobRequest(request)).toThrow(`createJobRequest.${message}`);
	});
});
