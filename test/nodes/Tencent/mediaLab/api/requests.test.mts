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
	createJob,
	getJob,
	listJobs,
	listModels,
} from '../../../../../nodes/Tencent/mediaLab/api/requests';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from '../../../../../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';
import { readFilledExample } from '../documentedExamples.mts';

const credentials = parseMediaLabCredentials({
	gatewaySignature: false,
	secretId: 'AKIDexample',
	secretKey: 'secretexample',
});

/** The body that goes over the wire. */
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
	'For $displayName the documented request is sent',
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

it('A request with an ID or a page that cannot be is refused before it is sent', () => {
	expect(() => getJob('')).toThrow('Job ID must not be empty');
	expect(() => listJobs('')).toThrow('Custom ID must not be empty');
	expect(() => listModels(VOICE_CLONING, { offset: 0, limit: 101 })).toThrow(
		'Limit must be a whole number from 1 to 100',
	);
});
