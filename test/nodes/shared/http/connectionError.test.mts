import { toConnectionError } from '../../../../nodes/shared/http/connectionError';

const withCode = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('toConnectionError', () => {
	it.each([
		['ECONNREFUSED', 'SAMI refused the connection', 'later'],
		['ENOTFOUND', 'SAMI has an address that does not exist', 'never'],
		['EAI_AGAIN', 'SAMI has an address that could not be looked up', 'later'],
		['ECONNRESET', 'SAMI dropped the connection', 'later'],
		['ETIMEDOUT', 'SAMI did not accept the connection in time', 'later'],
		['ERR_CANCELED', 'SAMI did not answer in time', 'later'],
		['ERR_INVALID_URL', 'SAMI has an address that is not valid', 'never'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'SAMI presented a certificate that is not trusted', 'never'],
		[
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'SAMI presented a certificate that is not trusted',
			'never',
		],
		['HPE_INVALID_CONSTANT', 'SAMI sent something that is not HTTP', 'later'],
		['EPROTO', 'SAMI does not use HTTPS, although its address begins with https://', 'never'],
		['Z_DATA_ERROR', 'SAMI sent something that cannot be decompressed', 'later'],
		['EWHATEVER', 'SAMI could not be reached: connect EWHATEVER', 'never'],
	])('explains %s', (code, message, retry) => {
		const error = toConnectionError(withCode(code), 'SAMI');
		expect(error.message).toBe(message);
		expect(error.retry.kind).toBe(retry);
		expect(error.references).toEqual({ code });
		expect(error.code).toBe(code === 'ERR_CANCELED' ? 'timeout' : 'serviceUnreachable');
	});

	it('finds the code of the cause of an error', () => {
		const wrapped = new Error('Request failed', { cause: withCode('ECONNREFUSED') });
		expect(toConnectionError(wrapped, 'SAMI').message).toBe('SAMI refused the connection');
	});

	it('names the fields of the credential that lead to the service', () => {
		const hintOf = (code: string) => toConnectionError(withCode(code), 'SAMI', 'Base URL').hint;
		for (const code of ['ENOTFOUND', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EWHATEVER'])
			expect(hintOf(code)).toMatch(/^Check Base URL in the credential/);
		expect(hintOf('ECONNRESET')).toBe('Try again later');
	});

	it('never quotes an address, which may hold a token', () => {
		const { message } = toConnectionError(
			new Error('No route to https://sami/invoke?token=secret&x ?token=secret'),
			'SAMI',
		);
		expect(message).not.toContain('secret');
		expect(toConnectionError('boom', 'SAMI').message).toBe(
			'SAMI could not be reached: unknown reason',
		);
	});
});
