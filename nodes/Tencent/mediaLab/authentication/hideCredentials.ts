import { hideKnownSecrets } from '../../../shared/http/knownSecrets';
import type { MediaLabCredentials } from './mediaLabCredentials';

/** The body of a response without the secret keys of the credential, which the vendor may repeat in an error. */
export function hideCredentials(body: string, credentials: MediaLabCredentials): string {
	const secrets = [credentials.secretKey];
	if (credentials.gatewaySignature) secrets.push(credentials.gatewaySecretKey);
	return hideKnownSecrets(body, secrets);
}
