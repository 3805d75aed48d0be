import type { MediaLabCredentials } from './mediaLabCredentials';

/** A shorter one could be part of any word. */
const SHORTEST_SECRET = 8;

/** The body of a response without the secret keys of the credential, which the vendor may repeat in an error. */
export function hideCredentials(body: string, credentials: MediaLabCredentials): string {
	const secrets = [credentials.secretKey];
	if (credentials.gatewaySignature) secrets.push(credentials.gatewaySecretKey);
	return secrets
		.filter(({ length }) => length >= SHORTEST_SECRET)
		.reduce((text, secret) => text.replaceAll(secret, '…'), body);
}
