/**
 * What went wrong, as a workflow can tell it apart, for example in a Switch node. Saved workflows depend on these names:
 * add to them, but do not rename any.
 */
export type ErrorCode =
	/** A key, a token or a signature was not accepted, or the account lacks a permission. */
	| 'accessDenied'
	| 'bucketUnknown'
	| 'clockWrong'
	| 'contentIdUnknown'
	/** It is not known whether a job was created. */
	| 'creationUnclear'
	/** No credential is chosen, or it is incomplete. */
	| 'credentialMissing'
	| 'downloadFailed'
	| 'fileEmpty'
	| 'fileMissing'
	| 'formatNotAccepted'
	| 'jobCanceled'
	| 'jobFailed'
	| 'jobNotFound'
	/** The job has no result yet. */
	| 'jobPending'
	| 'modelNameTaken'
	| 'modelUnknown'
	| 'notAudio'
	| 'parameterInvalid'
	| 'quotaExceeded'
	| 'rateLimited'
	| 'recordingTooLarge'
	| 'recordingTooLong'
	/** The service could not download the recording from its URL. */
	| 'recordingUnreachable'
	/** The service refused the request in words that this package does not know. */
	| 'requestRefused'
	| 'resultMissing'
	/** The file was replaced by another result. */
	| 'resultReplaced'
	| 'serviceBusy'
	/** The service failed, or something else answered in its place. */
	| 'serviceFailed'
	| 'serviceUnreachable'
	| 'speakerUnknown'
	/** Longer than the user allows. */
	| 'textTooLong'
	| 'timeout'
	/** A fault of this package or of n8n. */
	| 'unexpected'
	| 'uploadFailed';

/** Codes that only this package tells apart, with the ones that leave it. */
const INTERNAL_CODES = {
	/** The words of the refusal may be about the credential. */
	credentialRefused: 'accessDenied',
	gatewayRefused: 'requestRefused',
	serviceBusyOrUnknown: 'serviceBusy',
} as const satisfies Record<string, ErrorCode>;

export type InternalCode = keyof typeof INTERNAL_CODES;

/** The code that a workflow sees. */
export function toErrorCode(code: ErrorCode | InternalCode): ErrorCode {
	return isInternal(code) ? INTERNAL_CODES[code] : code;
}

function isInternal(code: ErrorCode | InternalCode): code is InternalCode {
	return code in INTERNAL_CODES;
}
