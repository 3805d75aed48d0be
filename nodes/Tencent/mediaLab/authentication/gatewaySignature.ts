import { createHmac } from 'crypto';

/** The key pair of a client of Tencent's API gateway. It is not the one in the body of a request. */
export interface GatewaySigner {
	gatewaySecretId: string;
	gatewaySecretKey: string;
	/** `uin_` and the user name, as in the vendor's demo. */
	source: string;
}

/**
 * Signs a request for the API gateway: HMAC-SHA1 over date and source, as in the vendor's demo.
 *
 * @returns the headers to send with the request
 */
export function signForGateway(
	{ gatewaySecretId, gatewaySecretKey, source }: GatewaySigner,
	date = new Date(),
): Record<'Date' | 'Source' | 'Authorization', string> {
	const time = date.toUTCString();
	const signature = createHmac('sha1', gatewaySecretKey)
		.update(`date: ${time}\nsource: ${source}`)
		.digest('base64');
	const fields = { id: gatewaySecretId, algorithm: 'hmac-sha1', headers: 'date source', signature };
	const authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
	return { Date: time, Source: source, Authorization: `hmac ${authorization.join(', ')}` };
}
