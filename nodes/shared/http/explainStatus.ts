import type { ErrorCode } from './errorCode';

/** What an HTTP status says that comes without an explanation of the service. */
export interface StatusExplanation {
	message: string;
	hint: string;
	code: ErrorCode;
}

/**
 * Explains an HTTP status that means the same whichever service was called, and usually comes from something before it.
 *
 * @param service the name of the service, as the user knows it
 * @param addressFields the labels of the fields of the credential that lead to the service
 * @returns undefined for any other status
 */
export function explainStatus(
	httpStatus: number,
	service: string,
	addressFields: string,
): StatusExplanation | undefined {
	if (httpStatus >= 300 && httpStatus < 400) {
		return {
			message: `The address of ${service} redirects to another one (HTTP ${httpStatus})`,
			hint: `Check ${addressFields} in the credential, and whether the network of this n8n requires a sign-in`,
			code: 'serviceUnreachable',
		};
	}
	if (httpStatus === 407) {
		return {
			message: `The proxy between n8n and ${service} requires a login (HTTP 407)`,
			hint: `Add the user name and password of the proxy to HTTPS_PROXY of this n8n, or exclude the host of ${service} with NO_PROXY`,
			code: 'serviceUnreachable',
		};
	}
	if (httpStatus === 429) {
		return {
			message: `${service} received too many requests (HTTP 429)`,
			hint: 'Lower Concurrency in the options of the node, or try again later',
			code: 'rateLimited',
		};
	}
	return undefined;
}
