import {
	createStem,
	readMark,
	writeMark,
} from '../../../../../nodes/Tencent/mediaLab/api/outputMark';

describe('The mark of an output', () => {
	it.each([0, 1, 35, 36, 1295])(
		'is read again behind the prefix of the user, for part %i',
		(part) => {
			const mark = { stem: createStem(Buffer.from('seven bytes')), part };
			for (const ownPrefix of ['', 'a', 'news_', '日本_\n2ab_']) {
				expect(writeMark(mark)).toHaveLength(11);
				expect(readMark(`${ownPrefix}${writeMark(mark)}`)).toEqual(mark);
			}
		},
	);

	it.each([
		undefined,
		null,
		'',
		'news',
		'news_',
		'chapter_1_',
		5,
		'aZ09bY1800',
		'too_long_aZ09bY1800_',
		'episode100_',
		'episode101_',
	])('is not in %j', (prefix) => {
		expect(readMark(prefix)).toBeUndefined();
	});
});
