import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../../../sandbox/account.mts';
import { readExample } from '../../../mediaLab/documentedExamples.mts';
import { createSilentAccount, readFailure } from '../../runCloning.mts';
import { create } from './createFromRequest.mts';

afterAll(removeTemporaryData);

describe('creating a job from a written request', () => {
	it.each<[string, unknown, string]>([
		['text that is no JSON', '{"inputs": [', 'Job Request is not valid JSON'],
		['a list', '[]', 'Job Request must be a JSON object'],
		['no outputs', { inputs: [{ sourceData: 'Hi' }] }, 'createJobRequest.outputs: outputs must be'],
		[
			'a text with nothing to speak',
			{ inputs: [{ sourceData: '***' }], outputs: [] },
			'createJobRequest.inputs[0].sourceData: Text has no letters or digits to speak',
		],
		[
			'an unknown type of task',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [
					{
						contentId: 'c',
						inputSelectors: [0],
						smartContentDescriptor: { voiceCloning: { type: 3, modelName: 'default' } },
					},
				],
			},
			'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.type: type must be 1',
		],
		[
			'no type of task',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [
					{
						contentId: 'c',
						inputSelectors: [0],
						smartContentDescriptor: { voiceCloning: { modelName: 'default' } },
					},
				],
			},
			'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.type: type must be 1',
		],
		[
			'an input that is not there',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [{ inputSelectors: [1], smartContentDescriptor: { musicBeat: {} } }],
			},
			'createJobRequest.outputs[0].inputSelectors: inputSelectors must be a list of positions',
		],
		[
			'the placeholders of the documentation',
			readExample('voiceCloning', 'createJob.generate.request'),
			'createJobRequest.callback: Callback URL must be a complete http://',
		],
	])('refuses %s before anything is sent', async (_what, request, message) => {
		const account = await createSilentAccount();
		const createJobRequest = typeof request === 'string' ? request : JSON.stringify(request);
		const run = await create(account, request, { parameters: { createJobRequest } });
		expect(readFailure(run).message).toContain(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
