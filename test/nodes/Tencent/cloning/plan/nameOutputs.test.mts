import { nameOutputs } from '../../../../../nodes/Tencent/cloning/plan/nameOutputs';
import type { NamingOptions } from '../../../../../nodes/Tencent/cloning/plan/nameOutputs';
import { readMark } from '../../../../../nodes/Tencent/mediaLab/api/outputMark';

const outputsOf = (count: number, outputPrefix?: string) =>
	Array.from({ length: count }, (_, index) => ({
		inputSelectors: [index],
		smartContentDescriptor: {
			...(outputPrefix !== undefined && { outputPrefix }),
			voiceCloning: { type: 1 as const, modelName: 'default' },
		},
	}));
const naming: NamingOptions = { idempotencyKey: 'run', itemIndex: 0, relation: 'parts' };
const name = (count: number, changes: Partial<NamingOptions> = {}, outputPrefix?: string) =>
	nameOutputs(outputsOf(count, outputPrefix), { ...naming, ...changes }).map(
		({ smartContentDescriptor }) => smartContentDescriptor.outputPrefix!,
	);

describe('The names of outputs', () => {
	it('are the same when the run is tried again', () => {
		expect(name(3)).toEqual(name(3));
	});

	it('differ between runs, items and outputs', () => {
		const names = [
			...name(40),
			...name(40, { relation: 'separate' }).slice(1),
			...name(2, { itemIndex: 1 }),
			...name(2, { idempotencyKey: 'other run' }),
		];
		expect(new Set(names).size).toBe(names.length);
	});

	it('share a stem and count from 0 where the outputs are parts of one text', () => {
		const marks = name(40).map(readMark);
		expect(new Set(marks.map((mark) => mark?.stem)).size).toBe(1);
		expect(marks.map((mark) => mark?.part)).toEqual([...Array(40).keys()]);
	});

	it('each have a stem and the part 0 where the outputs are separate', () => {
		const marks = name(3, { relation: 'separate' }).map(readMark);
		expect(new Set(marks.map((mark) => mark?.stem)).size).toBe(3);
		expect(marks.map((mark) => mark?.part)).toEqual([0, 0, 0]);
	});

	it("begin with the user's prefix, and have 19 characters at most", () => {
		for (const named of name(2, {}, 'episode-')) expect(named).toMatch(/^episode-.{8}0[01]_$/);
		expect(() => name(1, {}, 'episode-1')).toThrow(/at most 8 characters while Unique Names is on/);
	});

	it('come before the settings of the capability, as in the documented examples', () => {
		const [output] = nameOutputs(outputsOf(1), naming);
		expect(Object.keys(output!.smartContentDescriptor)).toEqual(['outputPrefix', 'voiceCloning']);
	});
});
