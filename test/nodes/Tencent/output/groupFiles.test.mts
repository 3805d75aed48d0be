import { groupFiles } from '../../../../nodes/Tencent/output/groupFiles';

const file = (path: string, stem?: string, part = 0) => ({
	path,
	inputSelectors: [0],
	...(stem !== undefined && { mark: { stem, part } }),
});
const group = (...files: Array<ReturnType<typeof file>>) =>
	groupFiles(files).map((parts) => parts.map(({ path }) => path));

describe('The files of a job', () => {
	it('are joined only where they are the parts of one text, in their order', () => {
		expect(
			group(file('a'), file('t1', 'textAAAA', 1), file('b', 'otherAAA'), file('t0', 'textAAAA', 0)),
		).toEqual([['a'], ['t0', 't1'], ['b']]);
	});

	it('stay separate where a prefix only looks like that of a part', () => {
		expect(group(file('1', 'nterview', 1), file('2', 'nterview', 2))).toEqual([['1'], ['2']]);
	});

	it('are an error where a part is missing', () => {
		expect(() => group(file('0', 'textAAAA', 0), file('2', 'textAAAA', 2))).toThrow(
			'Tencent Media Lab does not name all parts of the audio',
		);
	});
});
