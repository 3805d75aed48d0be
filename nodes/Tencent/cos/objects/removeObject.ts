import { withRetries } from '../../../shared/concurrency/retry';
import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { CosClient } from '../cosClient';
import { RETRIES } from './readObject';
import { requireDone } from './requireDone';

/**
 * Removes an object. It need not exist.
 *
 * @throws ServiceError when COS does not remove it
 */
export async function removeObject(
	client: CosClient,
	key: string,
	{ signal }: { signal: AbortSignal },
): Promise<void> {
	const attempt = async () => {
		const response = await client.open({ method: 'DELETE', key }, signal);
		try {
			await requireDone(response, key);
		} finally {
			response.close();
		}
	};
	try {
		await withRetries(attempt, { retries: RETRIES, signal });
	} catch (error) {
		if (!isMissingObject(error)) rethrow(error);
	}
}

function isMissingObject(error: unknown): boolean {
	return error instanceof ServiceError && error.references.code === 'NoSuchKey';
}
