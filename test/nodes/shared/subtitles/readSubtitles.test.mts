import { detectSubtitles, readSubtitles } from '../../../../nodes/shared/subtitles/readSubtitles';

const srt = `1
00:00:01,000 --> 00:00:02,500
Hello there.

2
00:01:03,250 --> 01:00:04,000
<i>Two</i>
{\\an8}lines
`;

describe('SRT', () => {
	const cues = [
		{ start: 1, end: 2.5, text: 'Hello there.' },
		{ start: 63.25, end: 3604, text: 'Two\nlines' },
	];

	it('is read with times in seconds and without markup', () => {
		expect(readSubtitles(srt)).toEqual(cues);
		expect(detectSubtitles(srt)).toBe('srt');
	});

	it.each<[string, (file: string) => string]>([
		['a byte order mark', (file) => `\uFEFF${file}`],
		['line ends of Windows', (file) => file.replaceAll('\n', '\r\n')],
		['line ends of old Macs', (file) => file.replaceAll('\n', '\r')],
		['no numbers', (file) => file.replace(/^\d\n/gm, '')],
		['full stops for commas', (file) => file.replace(/,(\d{3})/g, '.$1')],
		['no empty lines', (file) => file.replace(/\n\n/g, '\n')],
		['empty lines before and between', (file) => `\n\n${file.replace(/\n\n/g, '\n\n\n \n')}`],
		['no spaces around the arrow', (file) => file.replaceAll(' --> ', '-->')],
		['positions behind the times', (file) => file.replace('02,500', '02,500 X1:40 X2:600')],
	])('is read with %s', (_what, change) => {
		expect(readSubtitles(change(srt))).toEqual(cues);
		expect(detectSubtitles(change(srt))).toBe('srt');
	});

	it('keeps a number that is said', () => {
		const file = '1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\n42\n';
		expect(readSubtitles(file).map(({ text }) => text)).toEqual(['1984', '42']);
	});

	it('loses cues in which nothing is said', () => {
		const file = '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nYes\n';
		expect(readSubtitles(file)).toEqual([{ start: 3, end: 4, text: 'Yes' }]);
	});

	it('never ends before it starts', () => {
		expect(readSubtitles('00:00:05,000 --> 00:00:04,000\nYes')).toEqual([
			{ start: 5, end: 5, text: 'Yes' },
		]);
	});
});

describe('WebVTT', () => {
	const vtt = `WEBVTT - a title

STYLE
::cue { color: red }

NOTE
This is said by nobody.

first
00:01.000 --> 00:02.500 align:start position:10%
<v.loud Mary Ann>Hello &amp; welcome <00:00:02.000><c.x>all</c></v>

NOTE one more

01:00:00.000 --> 01:00:01.000
- Half of the text
- The other &lt;half&gt; &#8211; &unknown;
`;

	it('is read with voices, and without notes, styles, names, settings and markup', () => {
		expect(readSubtitles(vtt)).toEqual([
			{ start: 1, end: 2.5, text: 'Hello & welcome all', voice: 'Mary Ann' },
			{ start: 3600, end: 3601, text: '- Half of the text\n- The other <half> – &unknown;' },
		]);
		expect(detectSubtitles(vtt)).toBe('vtt');
	});
});

it.each(['', 'Hello there.', 'WEBVTTX', 'Mary: It is 00:00:01 now --> yes', '[{"text":"x"}]'])(
	'other text is no subtitles: %j',
	(text) => {
		expect(detectSubtitles(text)).toBeUndefined();
		expect(readSubtitles(text)).toEqual([]);
	},
);
