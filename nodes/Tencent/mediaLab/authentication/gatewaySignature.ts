import { createHmac } from 'crypto';

/**
 * The vendor's `apiGateSecretId` and `apiGateSecretKey`, and what its demo calls `API_GATE_SOURCE`. It is not the key pair
 * in the body of a request.
 */
export interface GatewaySigner {
	gatewaySecretId: string;
	gatewaySecretKey: string;
	/** Probably `<operateUin>_<userName>` of the registration. */
	source: string;
}

/**
 * Signs a request for the API gateway: HMAC-SHA1 over date and source, like the demo that the vendor generates.
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
