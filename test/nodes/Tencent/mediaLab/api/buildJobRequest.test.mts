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

describe('A request to generate audio', () => {
	it('has one output for each input', () => {
		const inputs = [{ sourceData: '一' }, { sourceData: '二' }];
		const { outputs } = buildGenerateRequest(VOICE_CLONING, { ...generate, inputs });
		expect(outputs.map(({ inputSelectors }) => inputSelectors)).toEqual([[0], [1]]);
	});

	it('can be made of a file in a repository', () => {
		const inputs = [{ source: { contentId: 'content-2', path: '/in/歌.wav' } }];
		expect(buildGenerateRequest(SINGING_CLONING, { ...generate, inputs }).inputs).toEqual(inputs);
	});

	it('leaves out what is empty or not set', () => {
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
	])('with useSeparate set to %p has the SwitchOption %i', (useSeparate, value) => {
		const { outputs } = buildGenerateRequest(SINGING_CLONING, { ...generate, useSeparate });
		expect(outputs[0]?.smartContentDescriptor.singingCloning?.useSeparate).toBe(value);
	});
});

describe('A request to train a model', () => {
	it('has one output for all inputs', () => {
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
