/** The body of an error of COS. */
export const xml = (code: string, message = 'Message of COS &amp; more') =>
	`<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>${code}</Code>\n\t<Message>${message}</Message>` +
	'\n\t<Resource>b.cos.ap-beijing.myqcloud.com/out.wav</Resource>\n\t<RequestId>request-1</RequestId>\n\t<TraceId>trace-1</TraceId>\n</Error>';

/** A response of COS. */
export const respond = (
	httpStatus: number,
	body: string,
	headers: Record<string, unknown> = {},
) => ({
	httpStatus,
	headers,
	body,
});
