import type { MediaLabCredentials } from './mediaLabCredentials';

/** A shorter one could be part of any word. */
const SHORTEST_SECRET = 8;

/** The body of a response without the secret keys of the credential, which the vendor may repeat in an error. */
export function hideCredentials(body: string, credentials: MediaLabCredentials): string {
	const secrets = [credentials.secretKey];
	if (credentials.gatewaySignature) secrets.push(credentials.gatewaySecretKey);
	return secrets
		.filter(({ length }) => length >= SHORTEST_SECRET)
		.flatMap(formsOf)
		.reduce((text, secret) => text.replaceAll(secret, '…'), body);
}

/** A secret as it is, JSON-escaped, URL-encoded, and in base64, where it may be part of something longer. */
function formsOf(secret: string): string[] {
	const escaped = JSON.stringify(secret).slice(1, -1);
	const encoded = encodeURIComponent(secret);
	const inBase64 = [0, 1, 2].map((offset) => toBase64(secret, offset));
	return [...new Set([secret, escaped, encoded, ...inBase64])];
}

/** The characters of base64 that depend on nothing but the secret, if it begins at this offset. */
function toBase64(secret: string, offset: number): string {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const [first, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
	return bytes.toString('base64').slice(first, end);
}
