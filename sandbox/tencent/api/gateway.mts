import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { jsonAnswer, type Answer } from '../../http/answers.mts';
import type { TencentCredentials } from '../credentials.mts';

type Headers = Record<string, string | string[] | undefined>;

const maximumSkewMilliseconds = 15 * 60 * 1000;

/** An error of Tencent's API gateway itself (Tencent Cloud 628/35260). */
export function gatewayErrorAnswer(httpStatus: number, message: string): Answer {
	return jsonAnswer(
		httpStatus,
		{ message },
		{ 'x-api-requestid': randomUUID().replaceAll('-', '') },
	);
}

/**
 * Checks the gateway's signature: HMAC-SHA1 over the headers that `Authorization` names, as `name: value`
 * lines (Tencent Cloud 628/35260, and the vendor's demo, which signs `Date` and `Source`).
 *
 * @returns the error, if it does not fit
 */
export function checkGatewaySignature(
	headers: Headers,
	{ gateway }: TencentCredentials,
	now = Date.now(),
): Answer | undefined {
	const authorization = headers.authorization?.toString();
	if (authorization === undefined) {
		return gatewayErrorAnswer(
			401,
			'HMAC signature cannot be verified, a validate authorization header is required',
		);
	}
	const fields = readFields(authorization);
	if (!fields) return gatewayErrorAnswer(403, 'authorization headers is invalidate');
	const { id, algorithm, headers: names = '', signature } = fields;
	if (!id || !signature) return gatewayErrorAnswer(403, 'id or signature missing');

	const signed = names.split(' ');
	const missing = signed.find((name) => headers[name] === undefined);
	if (missing !== undefined) return headerIsRequired(missing);
	const time = Date.parse(headers.date?.toString() ?? '');
	if (!signed.includes('date') || !(Math.abs(time - now) <= maximumSkewMilliseconds))
		return headerIsRequired('date');
	if (!signed.includes('source') || headers.source !== gateway.source)
		return headerIsRequired('source');
	if (id !== gateway.secretId || algorithm !== 'hmac-sha1') {
		return gatewayErrorAnswer(403, 'HMAC signature cannot be verified');
	}
	const text = signed.map((name) => `${name}: ${headers[name]?.toString()}`).join('\n');
	const expected = createHmac('sha1', gateway.secretKey).update(text).digest();
	const given = Buffer.from(signature, 'base64');
	const fits = given.length === expected.length && timingSafeEqual(given, expected);
	return fits ? undefined : gatewayErrorAnswer(403, 'HMAC signature does not match');
}

function headerIsRequired(name: string): Answer {
	return gatewayErrorAnswer(
		403,
		`HMAC signature cannot be verified, a valid ${name} header is required`,
	);
}

/** `hmac name="value", …` */
function readFields(authorization: string): Record<string, string | undefined> | undefined {
	const [, list] = /^hmac (.+)$/.exec(authorization) ?? [];
	const fields = list?.split(/, ?/).map((field) => /^(\w+)="([^"]*)"$/.exec(field));
	if (!fields?.every((field) => field !== null)) return undefined;
	return Object.fromEntries(fields.map(([, name, value]) => [name, value]));
}
