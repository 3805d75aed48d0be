import fc from 'fast-check';
import { findFault } from './plainTexts.mts';

/** Not "undefined" or "NaN": where they are quoted, they cannot be told from an accident. */
const texts = [
	'',
	' ',
	'\u00a0\u3000\t\n',
	'0',
	'-1',
	'1.5',
	'1e999',
	'Infinity',
	'true',
	'null',
	'__proto__',
	'constructor',
	'toString',
	'hasOwnProperty',
	'%',
	'%E0%A4%A',
	'%00',
	'\0',
	'\u001b[31m',
	'\ud800',
	'\udc00a',
	'\u202e',
	'../../etc/passwd',
	'//',
	'a//b/../c',
	'\\\\server\\share',
	'http://',
	'http://[',
	'http://%',
	'http://user:pass@host:99999/',
	'https://example.com/%E0%A4%A?q=%',
	'ftp://example.com/a.wav',
	'file:///etc/passwd',
	'data:audio/wav;base64,AAAA',
	'example.com/a.wav',
	'{{ $json }}',
	'={{ 1 }}',
	'{"a":',
	'[]',
	'{}',
	'"text"',
	"'; DROP TABLE execution_entity; --",
	'<script>alert(1)</script>',
	'CON',
	'a.wav.wav.wav',
	'😀'.repeat(100),
	'e\u0301'.repeat(300),
	'字'.repeat(2000),
	'a'.repeat(5000),
	'.'.repeat(3000),
	`${'?*'.repeat(500)}x`,
];

/** Objects as no field of a form has them, with names that objects have by themselves. */
const objects = [
	{},
	[],
	[[]],
	[null],
	{ length: -1 },
	{ value: {} },
	{ __rl: true, mode: 'list', value: null },
	{ toString: 1, valueOf: null },
	JSON.parse('{"__proto__":{"polluted":true}}') as object,
	{ constructor: { prototype: { polluted: true } } },
	{ inputs: {}, outputs: 'x' },
	{ inputs: [null], outputs: [null] },
	{ inputs: [{ sourceData: 1 }], outputs: [{ smartContentDescriptor: { toString: {} } }] },
];

const numbers = [0, -0, -1, 0.5, 1, 2, 1e21, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 31];

/** Values that expressions may return, and that a user hardly means. JSON has all of them. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...texts) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.constantFrom<unknown>(...numbers, true, false, null) },
	{ weight: 2, arbitrary: fc.constantFrom<unknown>(...objects) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** What a vendor may say, which is quoted: without faults of its own. */
export const hostileSayings = hostileValues.filter(
	(value) => findFault(JSON.stringify(value)) === undefined,
);
