import {
	MAX_RUNS,
	createStem,
	readMark,
	readRun,
	writeMark,
	writeReusableMark,
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

describe('The mark of a recording that other runs find', () => {
	const stem = createStem(Buffer.from('seven bytes'));

	it.each([0, 35, MAX_RUNS - 1])('tells its stem and run %i behind a short prefix', (run) => {
		const mark = writeReusableMark(stem, run);
		expect(mark).toHaveLength(13);
		for (const ownPrefix of ['', 'a', 'news_', 'ep/1__'])
			expect(readMark(`${ownPrefix}${mark}`)).toEqual({ stem, part: 0 });
		expect(readRun(`${mark.slice(stem.length)}out.wav`)).toBe(run);
	});

	it.each(['', 'out.wav', '0a_out.wav', '0abc-', '0abc-x/out.wav', '0ABC-out.wav'])(
		'has no run in %j',
		(rest) => {
			expect(readRun(rest)).toBeUndefined();
		},
	);

	it('is not in a prefix that only looks like it', () => {
		expect(readMark('aZ09bY18abcd-')).toBeUndefined();
		expect(readMark(`seventy${writeReusableMark(stem, 5)}`)).toBeUndefined();
	});
});
