import { findExcess } from '../../../../nodes/shared/http/jsonLimits';
import { measureCpu } from '../../../support/measureCpu.mts';

const UNLIMITED = { depth: Infinity, values: Infinity };

describe('findExcess', () => {
	it.each([
		['{}', 1],
		['[]', 1],
		['[[]]', 2],
		['[1]', 1],
		['[1,2,3]', 3],
		['{"a":1,"b":[]}', 3],
		['{"a":{"b":{"c":[]}}}', 4],
		['[{},{},{}]', 6],
	])('counts the fields, entries and empty lists of %s', (text, values) => {
		expect(findExcess(text, { ...UNLIMITED, values })).toBeUndefined();
		expect(findExcess(text, { ...UNLIMITED, values: values - 1 })).toBe('values');
	});

	it.each([
		['1', 0],
		['{}', 1],
		['[[],[]]', 2],
		['{"a":[{"b":1}]}', 3],
	])('counts the levels of %s', (text, depth) => {
		expect(findExcess(text, { ...UNLIMITED, depth })).toBeUndefined();
		expect(findExcess(text, { ...UNLIMITED, depth: depth - 1 })).toBe('depth');
	});

	it.each(['"[[[,,,{{{"', '"\\"[[[,,,"', '"\\\\\\"[[[,,,"', '"[[[ without an end', '"\\'])(
		'counts nothing of what is in a string: %s',
		(text) => {
			expect(findExcess(text, { depth: 0, values: 0 })).toBeUndefined();
		},
	);

	it('goes on counting behind a string that ends with backslashes', () => {
		expect(findExcess('["\\\\",1,2]', { depth: 1, values: 2 })).toBe('values');
	});

	it('takes ten times as long for ten times the text, whatever is in its strings', () => {
		const measure = (length: number) => {
			const texts = ['\\"', '\\\\', '"'].map((piece) => `"${piece.repeat(length)}"`);
			const task = () => texts.forEach((text) => findExcess(text, UNLIMITED));
			return Math.min(...Array.from({ length: 5 }, () => measureCpu(task, 10)));
		};
		measure(100_000);
		expect(measure(500_000)).toBeLessThan(40 * measure(50_000));
	});
});
