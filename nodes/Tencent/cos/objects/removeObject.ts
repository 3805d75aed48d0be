import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import { RETRIES } from './readObject';
import { openObject } from '../transport';
import type { CosContext } from '../transport';

/**
 * Removes an object. It need not be there.
 *
 * @throws ServiceError when COS does not remove it
 */
export async function removeObject(
	context: CosContext,
	key: string,
	{ signal }: { signal: AbortSignal },
): Promise<void> {
	const attempt = async () => {
		const answer = await openObject(context, { method: 'DELETE', key }, signal);
		answer.close();
	};
	const [outcome] = await Promise.allSettled([withRetries(attempt, { retries: RETRIES, signal })]);
	if (outcome.status === 'fulfilled') return;
	const { reason } = outcome;
	const isGone = reason instanceof ServiceError && reason.references.code === 'NoSuchKey';
	if (!isGone) throw reason;
}
