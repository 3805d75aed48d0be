import { createHash } from 'crypto';
import type { MediaLabCredentials } from './mediaLabCredentials';

/** Tells an account of the vendor from others, whatever address leads to it, without naming its secrets. */
export function identifyAccount({ secretId }: Pick<MediaLabCredentials, 'secretId'>): string {
	return createHash('sha256').update(secretId).digest('base64');
}
