import { VOICE_CLONING } from '../../../../../../nodes/Tencent/mediaLab/api/capabilities';
import { interpretResponse } from '../../../../../../nodes/Tencent/mediaLab/api/responses/interpretResponse';
import {
	createJob,
	getJob,
	listJobs,
	listModels,
} from '../../../../../../nodes/Tencent/mediaLab/api/requests';
import type { ApiRequest } from '../../../../../../nodes/Tencent/mediaLab/api/requests';
import {
	createJobResponseSchema,
	envelopeSchema,
	getJobResponseSchema,
	jobSchema,
	listJobsResponseSchema,
	listModelsResponseSchema,
} from '../../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';
import { capabilityKeys, listExamples, readExample } from '../../documentedExamples.mts';

const schemas = {
	createJob: createJobResponseSchema,
	getJob: getJobResponseSchema,
	listJobs: listJobsResponseSchema,
	listModels: listModelsResponseSchema,
};
const requests = (jobId: string) => ({
	createJob: createJob({ inputs: [], outputs: [] }),
	getJob: getJob(jobId),
	listJobs: listJobs('1'),
	listModels: listModels(VOICE_CLONING, { offset: 0, limit: 1 }),
});

describe.each(capabilityKeys)('The documentation of %s', (owner) => {
	const responses = listExamples(owner).filter((name) => name.endsWith('.response'));

	it('has an example of each response', () => expect(responses).toHaveLength(7));

	it.each(responses)('has %s, which the schema leaves unchanged', (name) => {
		const example = readExample(owner, name);
		const action = name.split('.')[0] as keyof typeof schemas;
		const response = example[`${action}Response`];
		expect(schemas[action].parse(response)).toEqual(response);
		expect(envelopeSchema.parse(example)).toEqual(example);
		const jobId = (response as { job?: { id: string } }).job?.id ?? '1';
		const request = requests(jobId)[action] as ApiRequest<unknown>;
		const httpResponse = { httpStatus: 200, headers: {}, body: JSON.stringify(example) };
		expect(interpretResponse<unknown>(request, httpResponse)).toEqual({
			kind: 'answered',
			response,
			requestId: example.requestId,
		});
	});
});

describe('A job in a response', () => {
	it('keeps fields and capabilities that are not documented', () => {
		const job = {
			id: '1',
			state: 3,
			priority: 'high',
			timing: { createdAt: '1', queuedAt: '2' },
			inputs: [{ url: 'u', checksum: 'c' }],
			outputs: [
				{
					inputSelectors: [0],
					smartContentDescriptor: { outputPrefix: 'p', musicSeperate: { format: 'wav' } },
					smartContentResult: { musicSeperate: { vocal: 'v.wav' } },
				},
			],
		};
		expect(jobSchema.parse(job)).toEqual(job);
	});

	it.each([0, 6, 42, null, undefined])('may have the undocumented state %p', (state) => {
		expect(jobSchema.parse({ id: '1', state })).toEqual({ id: '1', state });
	});

	it.each([{ state: 1 }, { id: null }, { id: ' ' }, { id: {} }, 'job', null])(
		'must have an ID, unlike %j',
		(job) => expect(jobSchema.safeParse(job).success).toBe(false),
	);

	it('may have text as numbers and numbers as text', () => {
		const job = {
			id: 42,
			state: '3',
			customId: 7,
			outputs: [
				{
					contentId: 42,
					inputSelectors: ['0'],
					smartContentDescriptor: { outputPrefix: 1, voiceCloning: { type: '2', modelName: 5 } },
					smartContentResult: { singingCloning: { songName: 9 } },
				},
			],
		};
		expect(jobSchema.parse(job)).toEqual({
			id: '42',
			state: 3,
			customId: '7',
			outputs: [
				{
					contentId: '42',
					inputSelectors: [0],
					smartContentDescriptor: { outputPrefix: '1', voiceCloning: { type: 2, modelName: '5' } },
					smartContentResult: { singingCloning: { songName: '9' } },
				},
			],
		});
	});

	it.each([
		[{ state: 'odd' }, {}],
		[{ state: [3] }, {}],
		[{ customId: {} }, {}],
		[{ outputs: 'none' }, {}],
		[{ timing: 7 }, {}],
		[{ timing: { createdAt: {}, startedAt: '1' } }, { timing: { startedAt: '1' } }],
		[{ outputs: ['odd', { contentId: 'c' }] }, { outputs: [{}, { contentId: 'c' }] }],
		[{ inputs: [null, { url: {} }] }, { inputs: [{}, {}] }],
		[
			{ outputs: [{ smartContentDescriptor: { voiceCloning: 'odd', outputPrefix: 'p' } }] },
			{ outputs: [{ smartContentDescriptor: { outputPrefix: 'p' } }] },
		],
	])('loses only the field that cannot be read: %j becomes %j', (fields, read) => {
		expect(jobSchema.parse({ id: '1', ...fields })).toEqual({ id: '1', ...read });
	});
});

it('A list of models keeps the others where one cannot be read', () => {
	const models = [{ name: 'one', createdAt: {} }, 'odd', { name: 2 }];
	expect(listModelsResponseSchema.parse({ total: '3', models })).toEqual({
		total: 3,
		models: [{ name: 'one' }, {}, { name: '2' }],
	});
});

it.each([{}, { jobs: null }, { jobs: [], total: 0 }])(
	'A list of jobs that is empty may be %j',
	(response) => {
		expect(listJobsResponseSchema.parse(response)).toEqual(response);
	},
);
