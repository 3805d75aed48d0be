import { listElements, readElement } from '../../../../nodes/Tencent/cos/xml';

describe('the XML of COS', () => {
	it.each([
		['<Key>a.wav</Key>', 'a.wav'],
		['<Key>\n\ta.wav\n</Key>', 'a.wav'],
		['<Key>&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;</Key>', `<a> & "b" 'c'`],
		['<Key>&#38;&#x6C34;&#X26;</Key>', '&水&'],
		['<Key>&#38;lt;</Key>', '&lt;'],
		['<Key>&#9999999;&unknown;</Key>', '&#9999999;&unknown;'],
		['<Key></Key>', undefined],
		['<Key/>', undefined],
		['<Keys>a</Keys>', undefined],
		['<Key>a', undefined],
	])('in %s, the element has its text', (xml, text) => {
		expect(readElement(xml, 'Key')).toBe(text);
	});

	it('has elements with one name, each with its content', () => {
		const xml = '<Contents>\n<Key>a</Key>\n</Contents><Contents/><Contents><Key>b</Key></Contents>';
		expect(listElements(xml, 'Contents').map((each) => readElement(each, 'Key'))).toEqual([
			'a',
			'b',
		]);
	});
});
