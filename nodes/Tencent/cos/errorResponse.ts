import { readElement } from './xml';

/** A response of COS, or of whatever answered in its place, that is not a success. */
export interface CosErrorResponse {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** XML; empty after HEAD. */
	body: string;
}

/** The XML of an error (`cloud.tencent.com/document/product/436/7730`). */
export interface CosError {
	code?: string;
	message?: string;
	requestId?: string;
	traceId?: string;
}

/** Reads the error in a response. All fields are missing where the body is not the XML of COS. */
export function readError({ body }: CosErrorResponse): CosError {
	if (!body.includes('<Error>')) return {};
	return {
		code: readElement(body, 'Code'),
		message: readElement(body, 'Message'),
		requestId: readElement(body, 'RequestId'),
		traceId: readElement(body, 'TraceId'),
	};
}

/** COS has no code of its own for a signature that has expired. */
export function isExpiredSignature({ code, message }: CosError): boolean {
	return code === 'AccessDenied' && /request has expired/i.test(message ?? '');
}

/** @param name in lower case */
export function readHeader({ headers }: CosErrorResponse, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}
