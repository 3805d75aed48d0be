import { textAnswer, type Answer } from '../http/answers.mts';

/** Errors of COS with their HTTP status and message (COS 436/7730). */
export const cosErrors = {
	AccessDenied: [403, 'Access Denied.'],
	BadDigest: [400, 'The Content-MD5 you specified did not match what we received.'],
	EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed object size.'],
	InternalError: [500, 'We encountered an internal error. Please try again.'],
	InvalidAccessKeyId: [403, 'The Access Key Id you provided does not exist in our records'],
	InvalidArgument: [400, 'Invalid Argument'],
	InvalidRange: [416, 'The requested range is not satisfiable'],
	InvalidURI: [400, "Couldn't parse the specified URI."],
	KeyTooLong: [400, 'Your key is too long.'],
	MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
	NoSuchBucket: [404, 'The specified bucket does not exist.'],
	NoSuchKey: [404, 'The specified key does not exist.'],
	PreconditionFailed: [412, 'At least one of the preconditions you specified did not hold.'],
	RequestTimeTooSkewed: [
		403,
		"The difference between the request time and the server's time is too large.",
	],
	ServiceUnavailable: [503, 'Please reduce your request rate.'],
	SignatureDoesNotMatch: [403, 'The Signature you specified is invalid.'],
	SlowDown: [503, 'Please reduce your request rate.'],
} satisfies Record<string, readonly [httpStatus: number, message: string]>;

export type CosErrorCode = keyof typeof cosErrors;

/** A request that COS refuses. */
export interface CosRefusal {
	code: CosErrorCode;
	/** In place of the usual one. */
	message?: string;
}

/**
 * An error as COS answers it: XML, which an answer to HEAD leaves out. Unknown codes are taken as they are.
 */
export function cosErrorAnswer(
	{ code, message, httpStatus }: { code: string; message?: string; httpStatus?: number },
	{ method, resource, requestId }: { method: string; resource: string; requestId: string },
	headers: Record<string, string> = {},
): Answer {
	const known: Record<string, readonly [number, string]> = cosErrors;
	const [usualStatus, usualMessage] = known[code] ?? [400, code];
	const fields = {
		Code: code,
		Message: message ?? usualMessage,
		Resource: resource,
		RequestId: requestId,
		TraceId: Buffer.from(requestId).toString('base64'),
	};
	const elements = Object.entries(fields).map(
		([name, value]) => `\t<${name}>${escapeXml(value)}</${name}>\n`,
	);
	const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n${elements.join('')}</Error>\n`;
	return textAnswer(httpStatus ?? usualStatus, method === 'HEAD' ? '' : xml, {
		'content-type': 'application/xml',
		...headers,
	});
}

/** Text as it stands in XML. */
export function escapeXml(text: string): string {
	return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
