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

	it('for its secrets says nothing of names', () => {
		const { hint } = explainCreationRefusal(training, 'AuthFailure: secretId is wrong');
		expect(hint).toMatch(/Check Secret ID/);
		expect(hint).not.toContain('brand_voice');
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
});

describe('A model that is not known', () => {
	it('is named, with the advice to choose one from the list', () => {
		const { message, hint } = explainCreationRefusal(generation, 'model not found');
		expect(message).toBe('Tencent Media Lab refused the request: model not found');
		expect(hint).toBe("Check that the model 'nope' exists: choose it From List");
	});
});
