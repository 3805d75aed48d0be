import { createJob } from '../../../../../../nodes/Tencent/mediaLab/api/requests';
import { interpretResponse } from '../../../../../../nodes/Tencent/mediaLab/api/responses/interpretResponse';
import type { ServiceError } from '../../../../../../nodes/shared/http/serviceError';
import { explainCreationRefusal } from '../../../../../../nodes/Tencent/mediaLab/api/responses/explainCreationRefusal';
import type { CreateJobRequest } from '../../../../../../nodes/Tencent/mediaLab/api/requestSchema';
import { sayNameIsTaken, wordings } from '../../../../../../sandbox/tencent/api/wordings.mts';

const training: CreateJobRequest = {
	inputs: [{ source: { contentId: 'theirs', path: '/a.wav' } }],
	outputs: [
		{
			inputSelectors: [0],
			smartContentDescriptor: { voiceCloning: { type: 2, modelName: 'brand_voice' } },
		},
	],
};
const generation: CreateJobRequest = {
	inputs: [{ sourceData: 'Hello' }],
	outputs: [
		{
			contentId: 'x',
			inputSelectors: [0],
			smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'nope' } },
		},
	],
};

describe('A training that is refused', () => {
	it.each([
		[200, { errorResponse: {} }],
		[200, { errorResponse: [] }],
		[200, { errorResponse: { message: '' } }],
		[200, { errorResponse: { message: '<html>No</html>' } }],
		[400, {}],
	])(
		'says that the name may be taken also where Tencent says nothing (HTTP %i, %j)',
		(httpStatus, body) => {
			const refuse = (request: CreateJobRequest) =>
				interpretResponse(createJob(request), {
					httpStatus,
					headers: {},
					body: JSON.stringify(body),
				}) as { kind: string; error: ServiceError };
			expect(refuse(training).kind).toBe('refused');
			expect(refuse(training).error.hint).toContain("already be a model named 'brand_voice'");
			expect(refuse(generation).error.hint).not.toContain('model');
		},
	);

	const field = 'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.modelName';

	it.each(wordings)('says that the name may be taken, and what Tencent said (%s)', (wording) => {
		const said = sayNameIsTaken(wording, field, 'brand_voice');
		const { message, hint } = explainCreationRefusal(training, said);
		expect(message).toContain(said);
		expect(hint).toMatch(/hoose another Model Name/);
		expect(`${message} ${hint}`).toMatch(/already (be )?a model named 'brand_voice'/);
	});

	it.each(['field', 'english', 'chinese'] as const)(
		'says that the name is taken when Tencent says so in words (%s)',
		(wording) => {
			const { message, code } = explainCreationRefusal(
				training,
				sayNameIsTaken(wording, field, 'brand_voice'),
			);
			expect(message).toMatch(/^There is already a model named 'brand_voice' \(Tencent said: /);
			expect(code).toBe('modelNameTaken');
		},
	);

	it.each([
		"model 'brand_voice' exists in repository theirs",
		'brand_voice exists in repository theirs',
		'The repository already has a model with this name',
		'contentId theirs: duplicate model name',
		'仓库中已有同名模型',
		'model existed',
	])('says that the name is taken wherever it is: %s', (said) => {
		const { message, hint, code } = explainCreationRefusal(training, said);
		expect([message, code]).toEqual([
			`There is already a model named 'brand_voice' (Tencent said: ${said})`,
			'modelNameTaken',
		]);
		expect(hint).toMatch(/^Choose another Model Name/);
	});

	it.each([
		['its secrets', 'AuthFailure: secretId is wrong', /^Check Secret ID.* There may already be/],
		['permissions', 'no permission to write to the repository', /^Check Secret ID.* There may/],
		['its repository', 'inputs[0].source.contentId: no such repository', /^Copy it.* There may/],
		['a quota', 'insufficient quota', /^Check the quota.* There may already be/],
		[
			'a model that it is not',
			"model 'default' does not exist in repository",
			/^There may already/,
		],
		['a name that is not valid', 'modelName: at most 20 characters', /^There may already be/],
		['a code', '10007', /^There may already be a model named 'brand_voice'/],
	])('for %s says that the name may be taken, too', (_what, said, advice) => {
		const { message, hint } = explainCreationRefusal(training, said);
		expect(message).toContain(said);
		expect(message).not.toContain('There is already');
		expect(hint).toMatch(advice);
		expect(hint).toContain(
			"There may already be a model named 'brand_voice'. If so, choose another Model Name",
		);
	});
});

describe('A repository that is not known', () => {
	it('is named by the label of its field', () => {
		const said = 'createJobRequest.outputs[0].contentId: the repository does not exist';
		expect(explainCreationRefusal(generation, said)).toEqual({
			message: `Tencent does not know the Content ID 'x' (Tencent said: ${said})`,
			hint: 'Copy it from your registration with Tencent Media Lab',
			code: 'contentIdUnknown',
		});
		expect(
			explainCreationRefusal(training, 'inputs[0].source.contentId: no such repository').message,
		).toContain("does not know the Repository ID 'theirs'");
	});

	it('is named though its letters are those of the model, too', () => {
		const [output] = generation.outputs;
		const smartContentDescriptor = { voiceCloning: { type: 1 as const, modelName: 'e' } };
		const outputs = [{ ...output!, smartContentDescriptor }];
		const said = 'contentId: the repository does not exist';
		expect(explainCreationRefusal({ ...generation, outputs }, said).code).toBe('contentIdUnknown');
	});

	it.each(['no permission for the repository', 'the repository is full'])(
		'is not what other refusals are taken for: %s',
		(said) => {
			const { message } = explainCreationRefusal(generation, said);
			expect(message).toBe(`Tencent Media Lab refused the request: ${said}`);
		},
	);
});

describe('A model that is not known', () => {
	it('is named, with the advice to choose one from the list', () => {
		const { message, hint } = explainCreationRefusal(generation, 'model not found');
		expect(message).toBe('Tencent Media Lab refused the request: model not found');
		expect(hint).toBe("Check that the model 'nope' exists: choose it From List");
	});

	it('is not mistaken for a repository that is not known', () => {
		const said = "model 'nope' does not exist in repository x";
		const { message, hint } = explainCreationRefusal(generation, said);
		expect(message).toBe(`Tencent Media Lab refused the request: ${said}`);
		expect(hint).toBe("Check that the model 'nope' exists: choose it From List");
	});

	it('is not mistaken for a service that is busy, or a lack of permission', () => {
		const advise = (said: string) => explainCreationRefusal(generation, said).hint;
		expect(advise('model service busy')).toMatch(/^Try again later/);
		expect(advise('no permission to use this model')).toMatch(/^Check Secret ID.*'nope'/);
	});
});

it('The IDs that a refusal is about are quoted in a message of bearable length', () => {
	const contentId = 'c'.repeat(3000);
	const outputs = Array.from({ length: 50 }, (_, index) => ({
		...generation.outputs[0]!,
		contentId: `${index}${contentId}`,
	}));
	const request = { ...generation, outputs };
	const { message } = explainCreationRefusal(request, 'the repository does not exist');
	expect(message).toMatch(/^Tencent does not know the Content ID '0c+…', .*, … \(Tencent said: /);
	expect(message.length).toBeLessThan(1500);
});

describe('A model that is not known', () => {
	it.each(["model 'x' not found", '模型不存在'])('has a code of its own: %s', (said) => {
		expect(explainCreationRefusal(generation, said)).toMatchObject({
			code: 'modelUnknown',
			hint: expect.stringContaining('choose it From List'),
		});
	});
});
