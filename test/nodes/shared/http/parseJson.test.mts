import { parseJson } from '../../../../nodes/shared/http/parseJson';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('JSON of a service', () => {
	it.each([
		['{"a":1}', { a: 1 }],
		['\uFEFF{"a":1}', { a: 1 }],
		['null', null],
		['"[[["', '[[['],
		[String.raw`{"a":"\"[\\"}`, { a: '"[\\' }],
		[JSON.stringify('['.repeat(1000)), '['.repeat(1000)],
	])('is parsed: %s', (text, value) => {
		expect(parseJson(text)).toEqual({ value });
	});

	it.each(['', '<html>', '{"a":', nested(100_000), nested(101), '{"a":'.repeat(200)])(
		'is refused where it is broken or nested too deep: %#',
		(text) => {
			expect(parseJson(text)).toBeUndefined();
		},
	);

	it('is parsed where it is nested up to 100 levels deep', () => {
		expect(parseJson(nested(100))).toBeDefined();
	});
});
