/** When the same request may be sent again after a failure. */
export type Retry =
	/** The same request would fail again. */
	| { kind: 'never' }
	/** The service is busy or broken for now; `afterMilliseconds` is what it asked for itself, if it did. */
	| { kind: 'later'; afterMilliseconds?: number }
	/** The token was refused: once more with a new one. */
	| { kind: 'newToken' };

/** What a service says of a request that failed; each is shown to the user as far as it is known. */
export interface ServiceErrorDetails {
	/** What the user can do about it, in a sentence. */
	hint: string;
	/** A stable name of this package's own, where code has to tell this failure from others. */
	code?: string;
	/** HTTP status of the answer. */
	httpStatus?: number;
	/** Names the failure for the vendor's support: task, request, log and job IDs. */
	references?: Record<string, string | undefined>;
	retry?: Retry;
}

/**
 * A vendor's service refused or failed a request. The message says what happened, `hint` what to do.
 * Messages are written by this package or quoted from the vendor's status text; they never hold a request,
 * because a request holds secrets.
 */
export class ServiceError extends Error {
	readonly hint: string;
	readonly code: string | undefined;
	readonly httpStatus: number | undefined;
	readonly references: Record<string, string>;
	readonly retry: Retry;

	constructor(
		message: string,
		{ hint, code, httpStatus, references = {}, retry = { kind: 'never' } }: ServiceErrorDetails,
	) {
		super(message);
		this.name = 'ServiceError';
		this.hint = hint;
		this.code = code;
		this.httpStatus = httpStatus;
		this.retry = retry;
		this.references = Object.fromEntries(
			Object.entries(references).filter((reference): reference is [string, string] =>
				Boolean(reference[1]),
			),
		);
	}
}

/** What the user gave cannot be sent: found before any request is made. The hint says what to change. */
export class InputError extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = 'InputError';
		this.hint = hint;
	}
}
