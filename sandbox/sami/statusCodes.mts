/** HTTP status and `status_text` that belong to a `status_code`. */
export interface StatusCode {
	httpStatus: number;
	text: string;
}

/**
 * SAMI's status codes (SAMI 6489/72012 and 77815). The quota and server codes have no documented text or HTTP
 * status; public clients treat them as rate limits and as server errors, and these are fitting ones.
 */
export const statusCodes = {
	20000000: { httpStatus: 200, text: 'OK' },
	40000000: { httpStatus: 400, text: 'ClientError' },
	40000010: { httpStatus: 400, text: 'InvalidData' },
	40000011: { httpStatus: 400, text: 'EmptyData' },
	40000012: { httpStatus: 400, text: 'IllegalData' },
	40000013: { httpStatus: 400, text: 'ExceededDuration' },
	40000016: { httpStatus: 400, text: 'ExceededDataSize' },
	40000020: { httpStatus: 400, text: 'InvalidPayload' },
	40000021: { httpStatus: 400, text: 'EmptyPayload' },
	40000022: { httpStatus: 400, text: 'IllegalPayload' },
	40000023: { httpStatus: 400, text: 'EmptyURL' },
	40000024: { httpStatus: 400, text: 'FailedDownload' },
	40000999: { httpStatus: 400, text: 'Unknown' },
	40200001: { httpStatus: 401, text: 'InvalidAccess' },
	40200002: { httpStatus: 401, text: 'DeniedAccess' },
	40200003: { httpStatus: 400, text: 'InvalidMethod' },
	40200004: { httpStatus: 400, text: 'DeniedMethod' },
	40200010: { httpStatus: 429, text: 'ExceededQuota' },
	40200011: { httpStatus: 429, text: 'ExceededQPSQuota' },
	40200012: { httpStatus: 429, text: 'ExceededConcurrencyQuota' },
	40200014: { httpStatus: 400, text: 'DeniedNamespace' },
	50000000: { httpStatus: 500, text: 'ServerError' },
	50000001: { httpStatus: 500, text: 'InternalError' },
	50000002: { httpStatus: 500, text: 'ServiceUnavailable' },
	50000011: { httpStatus: 500, text: 'ServiceTimeout' },
} satisfies Record<number, StatusCode>;

export type StatusCodeNumber = keyof typeof statusCodes;

/** What a code that may be of any kind goes with; unknown ones are answered with HTTP 400 and "Unknown". */
export function statusOf(code: number): StatusCode {
	return (statusCodes as Record<number, StatusCode>)[code] ?? statusCodes[40000999];
}

/** A request that is refused: the code, and what the vendor puts behind the colon of `status_text`. */
export interface Refusal {
	code: StatusCodeNumber;
	detail?: string;
}
