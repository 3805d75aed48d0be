import { readRange } from '../../../../../nodes/Tencent/cos/objects/responseRange';

const respond = (httpStatus: number, headers: Record<string, string>) => ({
	httpStatus,
	headers,
	body: (async function* () {})(),
	close: () => {},
});

describe('readRange', () => {
	it.each([
		[206, { 'content-range': 'bytes 5-9/20' }, { start: 5, end: 10, size: 20 }],
		[206, { 'content-range': 'bytes 5-9/*' }, { start: 5, end: 10, size: undefined }],
		[200, { 'content-length': '20' }, { start: 0, end: 20, size: 20 }],
		[200, { 'content-length': '20', 'content-range': 'x' }, { start: 0, end: 20, size: 20 }],
		[200, { 'transfer-encoding': 'chunked' }, { start: 0 }],
	])('reads what a response %i with %j holds', (httpStatus, headers, range) => {
		expect(readRange(respond(httpStatus, headers), 'a.wav', 5)).toEqual(range);
	});

	it.each<Record<string, string>>([
		{},
		{ 'content-range': '5-9/20' },
		{ 'content-range': 'bytes */20' },
		{ 'content-range': 'bytes 0-9/20' },
		{ 'content-range': 'bytes 5-4/20' },
		{ 'content-range': 'bytes 5-9/9' },
		{ 'content-range': 'bytes 5-9/' },
	])('does not take a part that says %j for the one from byte 5 on', (headers) => {
		expect(() => readRange(respond(206, headers), 'a.wav', 5)).toThrow(
			"The answer for the file 'a.wav' contradicts itself",
		);
	});

	it.each<Record<string, string>>([{}, { 'content-length': 'many' }])(
		'does not take a file for whole that comes with %j',
		(headers) => {
			expect(() => readRange(respond(200, headers), 'a.wav', 0)).toThrow(
				"The answer for the file 'a.wav' does not say how long the file is",
			);
		},
	);
});
