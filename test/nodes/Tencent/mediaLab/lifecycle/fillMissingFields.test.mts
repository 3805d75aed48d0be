import type { JobOutput } from '../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';
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

	it('is not guessed where there are more outputs than were asked for', () => {
		const told = { id: 'job', state: 3, outputs: [result, result] };
		expect(fillMissingFields(told, known).outputs).toEqual([result, result]);
	});

	it.each([{}, { outputPrefix: null }, { outputPrefix: '', voiceCloning: { type: 1 } }])(
		'is filled in also where a descriptor is only %j',
		(smartContentDescriptor) => {
			const told = { id: 'job', state: 3, outputs: [{ ...result, smartContentDescriptor }] };
			expect(fillMissingFields(told, known).outputs).toEqual([{ ...output, ...result }]);
		},
	);

	describe('where there are fewer outputs than were asked for', () => {
		const parts = [0, 1, 2].map((part) => ({
			...output,
			smartContentDescriptor: { ...descriptor, outputPrefix: `abcdefgh0${part}_` },
		}));
		const made = (part: number) => ({
			smartContentResult: { voiceCloning: { voiceName: `abcdefgh0${part}_out.wav` } },
		});
		const fillWith = (...outputs: JobOutput[]) =>
			fillMissingFields({ id: 'job', state: 3, outputs }, { ...known, outputs: parts }).outputs;

		it('is an output that is still expected', () => {
			expect(fillWith(made(0), made(1))).toEqual([
				{ ...parts[0], ...made(0) },
				{ ...parts[1], ...made(1) },
				parts[2],
			]);
		});

		it('is told by the names of the others', () => {
			const { smartContentDescriptor } = parts[2]!;
			expect(fillWith(made(0), { smartContentDescriptor })).toEqual([
				{ ...parts[0], ...made(0) },
				parts[1],
				parts[2],
			]);
		});

		it('is expected also where nothing tells which one it is', () => {
			expect(fillWith(result, {})).toEqual([result, {}, parts[2]]);
		});
	});

	it('is not its state, which changes', () => {
		expect(fillMissingFields({ id: 'job' }, known).state).toBeUndefined();
	});
});
