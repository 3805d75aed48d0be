import { explainMalformed } from '../../../../nodes/Sami/invoke/failure';
import { MalformedResponse } from '../../../../nodes/Sami/invoke/malformedResponse';

const headers = { 'x-tt-logid': '20231123LOG' };

describe('explainMalformed', () => {
	const explain = (reason: MalformedResponse['reason'], httpStatus: number, excerpt = '') =>
		explainMalformed({ httpStatus, headers }, new MalformedResponse(reason, excerpt));

	it('describes the page of a gateway and never shows it', () => {
		const error = explain('notJson', 502, '<html><title>502 Bad Gateway</title></html>');
		expect(error.message).toBe('A gateway answered instead of SAMI, with a web page (HTTP 502)');
		expect(error.retry.kind).toBe('later');
		expect(JSON.stringify(error)).not.toContain('<html>');
	});

	it.each(['notJson', 'empty'] as const)(
		'does not ask to try again after HTTP 504 (%s), which may have been charged and would come again',
		(reason) => {
			expect(explain(reason, 504)).toMatchObject({
				message: expect.stringContaining('60 seconds'),
				hint: expect.stringMatching(/shorter recording.*charged/),
				retry: { kind: 'never' },
				code: 'timeout',
			});
		},
	);

	it.each(['notJson', 'empty'] as const)('names the proxy after HTTP 407 (%s)', (reason) => {
		expect(explain(reason, 407)).toMatchObject({
			message: expect.stringContaining('proxy'),
			hint: expect.stringContaining('HTTPS_PROXY'),
			retry: { kind: 'never' },
		});
	});

	it('goes by the HTTP status where there is nothing else', () => {
		expect(explain('empty', 403).message).toBe('SAMI sent an empty response (HTTP 403)');
		expect([400, 403, 404, 302].map((status) => explain('empty', status).retry.kind)).toEqual(
			Array(4).fill('never'),
		);
		expect([429, 500, 503, 200].map((status) => explain('empty', status).retry.kind)).toEqual(
			Array(4).fill('later'),
		);
	});

	it('does not ask to try again what a gateway refuses', () => {
		expect(explain('notJson', 413, '<html>').retry.kind).toBe('never');
		expect(explain('notJson', 302, '').retry.kind).toBe('never');
		expect(explain('notJson', 200, 'upstream error').message).toContain(
			'something that is not JSON',
		);
	});

	it('asks to try again what broke off, but not what is damaged', () => {
		expect(explain('truncated', 200)).toMatchObject({
			message: 'The response of SAMI broke off',
			retry: { kind: 'later' },
		});
		expect(explain('brokenBase64', 200)).toMatchObject({
			retry: { kind: 'never' },
			references: { 'log ID': '20231123LOG' },
		});
		expect(explain('tooLarge', 200).hint).toContain('Base URL');
	});
});
