import type { ErrorCode, InternalCode } from './errorCode';

/** Whether, and when, the same request may be sent again after a failure. */
export type Retry =
	/** The same request would fail again. */
	| { kind: 'never' }
	/** The service is busy or broken for now. `afterMilliseconds` is the delay that it asks for, where it does. */
	| { kind: 'later'; afterMilliseconds?: number }
	/** The token was refused; with a new one the request may succeed. */
	| { kind: 'newToken' };

/** In characters. An ID is far shorter; the longest is a path. */
const MAX_REFERENCE = 1000;

/** What is known about a request that failed. */
export interface ServiceErrorDetails {
	/** What the user can do about it, in a sentence. */
	hint: string;
	/** Where it is left out: `serviceFailed`. */
	code?: ErrorCode | InternalCode;
	/** HTTP status of the answer. */
	httpStatus?: number;
	/** What the vendor's support asks for, such as the IDs of task, request, log and job. */
	references?: Record<string, string | undefined>;
	retry?: Retry;
}

/**
 * A vendor's service refused a request, or failed. The message says what happened, `hint` what to do. Messages are
 * written by this package or quote the vendor's status text. They never quote a request, because it holds secrets.
 */
export class ServiceError extends Error {
	readonly hint: string;
	readonly code: ErrorCode | InternalCode;
	readonly httpStatus: number | undefined;
	readonly references: Record<string, string>;
	readonly retry: Retry;

	constructor(
		message: string,
		{
			hint,
			code = 'serviceFailed',
			httpStatus,
			references = {},
			retry = { kind: 'never' },
		}: ServiceErrorDetails,
	) {
		super(message);
		this.name = 'ServiceError';
		this.hint = hint;
		this.code = code;
		this.httpStatus = httpStatus;
		this.retry = retry;
		this.references = Object.fromEntries(
			Object.entries(references)
				.filter((reference): reference is [string, string] => Boolean(reference[1]))
				.map(([name, text]) => [name, text.slice(0, MAX_REFERENCE)]),
		);
	}
}

/** What the user entered cannot be sent. It is found before any request is made, and the hint says what to change. */
export class InputError extends Error {
	readonly hint: string;
	readonly code: ErrorCode;

	constructor(message: string, hint: string, code: ErrorCode = 'parameterInvalid') {
		super(message);
		this.name = 'InputError';
		this.hint = hint;
		this.code = code;
	}
}
