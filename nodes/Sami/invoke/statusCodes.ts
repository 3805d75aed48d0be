import type { ErrorCode } from '../../shared/http/errorCode';
import type { Retry } from '../../shared/http/serviceError';

/** The `status_code` of an answer that succeeded. */
export const OK = 20_000_000;

const ILLEGAL_PAYLOAD = 40_000_022;
const DENIED_ACCESS = 40_200_002;

/** What a status code means, and what the user can do about it. */
export interface StatusCode {
	meaning: string;
	hint: string;
	code: ErrorCode;
	retry?: Retry;
}

const LATER: Retry = { kind: 'later' };
const NEW_TOKEN: Retry = { kind: 'newToken' };

const RECORDING_FORMATS = 'Send a WAV, PCM, MP3 or AAC recording of up to 10 minutes and 100 MB';
const CHECK_URL =
	'Check that the URL opens without a login from the public internet and leads straight to the audio file';
const REPORT = 'This is a fault of the node or of the service: report it with the task ID';

/**
 * SAMI's status codes (volcengine.com/docs/6489/72012 and 6489/77815). 40200012 and those from 50000000 on are not
 * documented, but public clients know them.
 */
const STATUS_CODES: Record<number, StatusCode> = {
	40000000: {
		meaning: 'SAMI refused the request',
		hint: 'Check the parameters of the node',
		code: 'requestRefused',
	},
	40000010: {
		meaning: 'SAMI could not read the recording that was sent',
		hint: RECORDING_FORMATS,
		code: 'formatNotAccepted',
	},
	40000011: {
		meaning: 'The recording is empty',
		hint: 'Check that the file, or the file behind the URL, has content',
		code: 'fileEmpty',
	},
	40000012: {
		meaning: 'SAMI could not decode the recording',
		hint: RECORDING_FORMATS,
		code: 'formatNotAccepted',
	},
	40000013: {
		meaning: 'The recording is too long',
		hint: 'SAMI takes up to 10 minutes. It is split if it comes as a Binary File, with Long Recordings in Options set to Split',
		code: 'recordingTooLong',
	},
	40000016: {
		meaning: 'The recording is too large',
		hint: 'Send at most 100 MB, for example as MP3 or as mono WAV at 16 or 24 kHz. It is split if it comes as a Binary File, with Long Recordings in Options set to Split',
		code: 'recordingTooLarge',
	},
	40000020: {
		meaning: 'SAMI refused the parameters',
		hint: 'Check the parameters of the node',
		code: 'parameterInvalid',
	},
	40000021: { meaning: 'SAMI received no parameters', hint: REPORT, code: 'parameterInvalid' },
	40000022: {
		meaning: 'SAMI rejected one of the parameters',
		hint: 'Check Speaker, and Format, Sample Rate and Channels in Options',
		code: 'parameterInvalid',
	},
	40000023: {
		meaning: 'SAMI received no URL',
		hint: 'Fill in Recording URL',
		code: 'parameterInvalid',
	},
	40000024: {
		meaning: 'SAMI could not download the recording',
		hint: CHECK_URL,
		code: 'recordingUnreachable',
	},
	40000999: {
		meaning: 'SAMI failed for a reason it does not name',
		hint: REPORT,
		code: 'serviceFailed',
	},
	40200001: {
		meaning: 'SAMI does not accept the App Key',
		hint: 'Check the App Key in the credential, and that the SAMI service is activated for it',
		code: 'accessDenied',
	},
	40200002: {
		meaning: 'SAMI does not accept the token',
		hint: 'It has expired, or belongs to another App Key or product: keys of Doubao speech (openspeech) do not work here. Enter a new one in the credential, or choose Access Key there so that tokens are renewed automatically',
		code: 'accessDenied',
		retry: NEW_TOKEN,
	},
	40200003: { meaning: 'SAMI does not offer this method', hint: REPORT, code: 'accessDenied' },
	40200004: {
		meaning: 'The App Key is not allowed to use this method',
		hint: 'Activate voice conversion for the App Key in the SAMI console',
		code: 'accessDenied',
	},
	40200010: {
		meaning: 'The quota of the App Key is used up',
		hint: 'Buy or wait for more quota in the SAMI console',
		code: 'quotaExceeded',
	},
	40200011: {
		meaning: 'Too many requests at once for the App Key',
		hint: 'Lower Concurrency in the options of the node, or raise the QPS quota in the SAMI console',
		code: 'rateLimited',
		retry: LATER,
	},
	40200012: {
		meaning: 'Too many requests for the App Key',
		hint: 'Lower Concurrency in the options of the node',
		code: 'rateLimited',
		retry: LATER,
	},
	40200014: {
		meaning: 'The App Key is not allowed to use voice conversion',
		hint: 'Activate the namespace VoiceConversion for the App Key in the SAMI console',
		code: 'accessDenied',
	},
	50000000: serverError(),
	50000001: serverError(),
	50000002: serverError(),
	50000011: serverError(),
};

function serverError(): StatusCode {
	return {
		meaning: 'SAMI failed to convert the recording',
		hint: 'Try again later; if it keeps failing, report it to the vendor with the task ID and log ID',
		code: 'serviceFailed',
		retry: LATER,
	};
}

/** What 40000022 means where its `status_text` names the speaker. */
const UNKNOWN_SPEAKER: StatusCode & { pattern: RegExp } = {
	pattern: /speaker/i,
	meaning: 'SAMI does not know the speaker',
	hint: 'Choose a Speaker From List, or check the ID and that your account may use it',
	code: 'speakerUnknown',
};

/** What 40200002 means where its `status_text` says more: it answers for three different faults. */
const DENIALS: Array<StatusCode & { pattern: RegExp }> = [
	{
		pattern: /json|unmarshal|invalid character|unexpected (end|EOF)/i,
		meaning: 'SAMI could not read the request, which arrived damaged',
		hint: 'If a proxy stands between n8n and SAMI, let it pass requests unchanged; otherwise report this as a fault of the node, with the log ID',
		code: 'requestRefused',
	},
	{
		pattern: /openspeech|doubao|product|resource|grant/i,
		meaning: 'SAMI does not accept the App Key and token, which belong to another product',
		hint: 'Keys of Doubao speech (openspeech) do not work here: copy App Key and token from the SAMI console into the credential',
		code: 'accessDenied',
	},
	{
		pattern: /token|expire/i,
		meaning: 'SAMI does not accept the token',
		hint: 'It has expired or belongs to another App Key: enter a new one in the credential, or choose Access Key there so that tokens are renewed automatically',
		code: 'accessDenied',
		retry: NEW_TOKEN,
	},
];

/**
 * Explains a status code other than OK, documented or not.
 *
 * @param statusText as the vendor sent it
 */
export function explainStatusCode(statusCode: number, statusText = ''): StatusCode {
	if (statusCode === DENIED_ACCESS) {
		const denial = DENIALS.find(({ pattern }) => pattern.test(statusText));
		if (denial) return denial;
	}
	if (statusCode === ILLEGAL_PAYLOAD && UNKNOWN_SPEAKER.pattern.test(statusText))
		return UNKNOWN_SPEAKER;
	const known = STATUS_CODES[statusCode];
	if (known) return known;
	if (statusCode >= 50_000_000) return serverError();
	return {
		meaning: `SAMI answered with the status code ${statusCode}`,
		hint: REPORT,
		code: 'serviceFailed',
	};
}
