import type { Cue } from '../../../../nodes/shared/subtitles/cue';
import { readSubtitles } from '../../../../nodes/shared/subtitles/readSubtitles';
import { wrapText } from '../../../../nodes/shared/subtitles/wrapText';
import { writeSubtitles } from '../../../../nodes/shared/subtitles/writeSubtitles';

const english =
	'We hold these truths to be self-evident, that all men are created equal, that they are endowed by their Creator with certain unalienable Rights, that among these are Life, Liberty and the pursuit of Happiness.';
const chinese =
	'今天的天气很好，我们一起去公园散步。晚上回家以后，大家坐在一起聊天，谈到了明年的计划，也谈到了2026年的OpenAI。';

const withoutSpace = (text: string) => text.replace(/\s/g, '');

describe('subtitles', () => {
	it('are written as SRT', () => {
		const cues = [
			{ start: 0, end: 1.2345, text: 'One.' },
			{ start: 3599.9996, end: 360_000, text: 'Two.', voice: 'Mary' },
		];
		expect(writeSubtitles(cues, 'srt')).toBe(
			'1\n00:00:00,000 --> 00:00:01,235\nOne.\n\n2\n01:00:00,000 --> 100:00:00,000\nTwo.\n',
		);
	});

	it('are written as WebVTT with their voices', () => {
		const cues = [{ start: 0.5, end: 1, text: 'A < B & C', voice: 'Mary <Ann>' }];
		expect(writeSubtitles(cues, 'vtt')).toBe(
			'WEBVTT\n\n00:00:00.500 --> 00:00:01.000\n<v Mary Ann>A &lt; B &amp; C\n',
		);
	});

	it.each(['srt', 'vtt'] as const)('say the same when they are read again: %s', (format) => {
		const cues = [
			{ start: 0, end: 12, text: english },
			{ start: 12.5, end: 20, text: chinese },
			{ start: 20, end: 21, text: 'Fish --> chips & <peas>' },
		];
		const read = readSubtitles(writeSubtitles(cues, format));
		for (const { start, end, text } of cues.slice(0, 2)) {
			const own = read.filter((cue) => cue.start >= start && cue.end <= end);
			expect(withoutSpace(own.map((cue) => cue.text).join(''))).toBe(withoutSpace(text));
			expect(own[0]!.start).toBe(start);
			expect(own.at(-1)!.end).toBe(end);
		}
		expect(read.at(-1)!.start).toBe(20);
	});

	it('have at most two lines at a time, which share the time by their length', () => {
		const read = readSubtitles(writeSubtitles([{ start: 10, end: 20, text: english }], 'srt'));
		expect(read.length).toBeGreaterThan(2);
		read.forEach((cue, index) => {
			const lines = cue.text.split('\n');
			expect(lines.length).toBeLessThanOrEqual(2);
			for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
			const share = (10 * withoutSpace(cue.text).length) / withoutSpace(english).length;
			expect(Math.abs(cue.end - cue.start - share)).toBeLessThan(0.5);
			if (index > 0) expect(cue.start).toBe(read[index - 1]!.end);
		});
	});

	it('hold no tags where SRT has no way to write them', () => {
		const cues = [{ start: 0, end: 1, text: 'a <b> c --> d < e {\\an8}' }];
		expect(writeSubtitles(cues, 'srt')).toContain('a ‹b> c → d < e (\\an8}');
	});

	it('without text are left out', () => {
		const cues: Cue[] = [{ start: 0, end: 1, text: ' \n' }];
		expect(writeSubtitles(cues, 'srt')).toBe('');
	});
});

describe('wrapText', () => {
	it('breaks English between words', () => {
		const lines = wrapText(english);
		expect(lines.join(' ')).toBe(english);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
	});

	it('breaks behind a comma where that leaves no line half empty', () => {
		expect(wrapText('When the sun came out, we went to the old harbour.')).toEqual([
			'When the sun came out,',
			'we went to the old harbour.',
		]);
		expect(wrapText('Well, nobody had expected that many visitors so early.')).toEqual([
			'Well, nobody had expected that many',
			'visitors so early.',
		]);
	});

	it('breaks Chinese between words, in lines of 16 characters that no mark begins', () => {
		const lines = wrapText(chinese);
		expect(lines.slice(0, 2)).toEqual(['今天的天气很好，', '我们一起去公园散步。']);
		expect(lines.join('')).toBe(chinese);
		for (const line of lines) {
			expect(line.replace(/[A-Za-z0-9]{2}/g, '二').length).toBeLessThanOrEqual(16);
			expect(line).not.toMatch(/^[，。]/);
		}
		expect(lines.join('|')).toMatch(/2026年的OpenAI/);
	});

	it('breaks a word that is longer than a line, but no character', () => {
		const word = 'x'.repeat(100);
		expect(wrapText(word).map(({ length }) => length)).toEqual([42, 42, 16]);
		const family = '👨‍👩‍👧';
		expect(wrapText(family.repeat(60)).every((line) => line.replaceAll(family, '') === '')).toBe(
			true,
		);
	});

	it('takes line breaks for spaces', () => {
		expect(wrapText('One\n\ntwo  three')).toEqual(['One two three']);
	});
});
