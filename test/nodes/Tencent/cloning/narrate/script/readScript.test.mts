import { readScript } from '../../../../../../nodes/Tencent/cloning/narrate/script/readScript';

const read = (script: string) => readScript(script, 'auto');

describe('a script', () => {
	it('of plain text has a line for each sentence', () => {
		const text = 'Hello there! Dr. J. Smith paid $3.50; it was cheap… “Really?” she asked.\n\nYes';
		expect(read(text).map((line) => line.text)).toEqual([
			'Hello there!',
			'Dr. J. Smith paid $3.50; it was cheap…',
			'“Really?” she asked.',
			'Yes',
		]);
		expect(read('今天很好。我们走吧！“好的。”')).toEqual([
			{ text: '今天很好。' },
			{ text: '我们走吧！' },
			{ text: '“好的。”' },
		]);
	});

	it('of a dialogue has a line for each speech', () => {
		expect(
			read('Mary: Hello, Tom.\r\nTom: It is 12:30 now.\nSee https://example.com\n\nDr. Smith: Yes'),
		).toEqual([
			{ voice: 'Mary', text: 'Hello, Tom.' },
			{ voice: 'Tom', text: 'It is 12:30 now. See https://example.com' },
			{ voice: 'Dr. Smith', text: 'Yes' },
		]);
		expect(read('小明：你好。\n小红：你好！')).toEqual([
			{ voice: '小明', text: '你好。' },
			{ voice: '小红', text: '你好！' },
		]);
	});

	it.each([
		'At 12:30 we met.\nhttps://example.com is it.',
		'Three things matter, above all: time, money, luck.',
		'One line.\nNote: only this has a colon.\nAnother.',
	])('with colons is no dialogue for that: %j', (script) => {
		expect(read(script).every(({ voice }) => voice === undefined)).toBe(true);
	});

	it('of subtitles has a line for each cue, in the order of their times', () => {
		const srt =
			'1\n00:00:05,000 --> 00:00:06,000\nSecond\nline\n\n2\n00:00:01,000 --> 00:00:02,000\nFirst\n';
		expect(read(srt)).toEqual([
			{ start: 1, end: 2, text: 'First' },
			{ start: 5, end: 6, text: 'Second line' },
		]);
		expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mary>Hi</v>\n')).toEqual([
			{ start: 1, end: 2, text: 'Hi', voice: 'Mary' },
		]);
	});

	it('of JSON has a line for each object', () => {
		const script = [
			{ text: ' Hello\nthere ', voice: 'Mary', start: 1, gap: 0.5, mood: 'happy' },
			{ text: 'Yes', voice: null, start: '2.5', end: null },
		];
		expect(read(JSON.stringify(script))).toEqual([
			{ text: 'Hello there', voice: 'Mary', start: 1, gap: 0.5 },
			{ text: 'Yes', start: 2.5 },
		]);
	});

	it('loses lines in which there is nothing to speak', () => {
		expect(read('Mary: Hello\nTom: …\nMary: ♪ ♪')).toEqual([{ voice: 'Mary', text: 'Hello' }]);
	});

	it('is read as it is said to be', () => {
		expect(readScript('Mary: Hello', 'text')).toEqual([{ text: 'Mary: Hello' }]);
		expect(readScript('Hello there', 'dialogue')).toEqual([{ text: 'Hello there' }]);
	});
});

describe('a script that cannot be read', () => {
	it.each<[string, Parameters<typeof readScript>[1], string]>([
		['', 'auto', 'The script, read as text, has nothing to speak'],
		['♪ … !', 'auto', 'The script, read as text, has nothing to speak'],
		['Hello', 'srt', 'The script, read as SRT, has nothing to speak'],
		['[]', 'auto', 'The script, read as JSON, has nothing to speak'],
		['[{"text":', 'auto', 'The script is not valid JSON'],
		['{"text":"x"}', 'json', 'The script in JSON is not an array'],
		[
			'[{"text":"x"},{"voice":"y"}]',
			'auto',
			'Line 2 of the script cannot be read: text must be text',
		],
		['[{"text":1}]', 'auto', 'Line 1 of the script cannot be read: text must be text'],
		['["x"]', 'json', 'Line 1 of the script cannot be read: it must be an object with text'],
		[
			'[{"text":"x","start":-1}]',
			'auto',
			'Line 1 of the script cannot be read: start must not be negative',
		],
		[
			'[{"text":"x","gap":"soon"}]',
			'auto',
			'Line 1 of the script cannot be read: gap must be a number of seconds',
		],
	])('is refused: %j as %s', (script, format, message) => {
		expect(() => readScript(script, format)).toThrow(message);
	});
});
