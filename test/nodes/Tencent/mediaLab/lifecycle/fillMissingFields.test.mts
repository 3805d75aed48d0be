import { fillMissingFields } from '../../../../../nodes/Tencent/mediaLab/lifecycle/fillMissingFields';

const descriptor = { outputPrefix: 'abcdefgh00_', voiceCloning: { type: 1, modelName: 'default' } };
const output = { contentId: 'repository', destination: '/out', smartContentDescriptor: descriptor };
const result = { smartContentResult: { voiceCloning: { voiceName: 'abcdefgh00_out.wav' } } };
const known = { id: 'job', state: 1, customId: 'batch', outputs: [output] };

describe('What the vendor leaves out of a job', () => {
	it('is filled in from what was asked for, also within its outputs', () => {
		const told = { id: 'job', state: 3, outputs: [{ ...result, destination: null }] };
		expect(fillMissingFields(told, known)).toEqual({
			...known,
			state: 3,
			outputs: [{ ...output, ...result }],
		});
	});

	it('is not guessed where there are more outputs or fewer than were asked for', () => {
		const told = { id: 'job', state: 3, outputs: [result, result] };
		expect(fillMissingFields(told, known).outputs).toEqual([result, result]);
	});

	it('is not its state, which changes', () => {
		expect(fillMissingFields({ id: 'job' }, known).state).toBeUndefined();
	});
});
