import { createKeyedMutex } from '../../../shared/concurrency/keyedMutex';

/** Of all executions of this n8n process. */
const runInTurn = createKeyedMutex();

/**
 * Runs a task while no other with the same key runs in this n8n process. Once it has begun, it has to heed the signal
 * itself.
 *
 * @throws the reason of the signal when it is aborted before the task has begun
 */
export async function runExclusively<T>(
	key: string,
	task: () => Promise<T>,
	signal: AbortSignal,
): Promise<T> {
	signal.throwIfAborted();
	return await new Promise<T>((resolve, reject) => {
		const giveUp = () => reject(signal.reason);
		signal.addEventListener('abort', giveUp, { once: true });
		const begin = async () => {
			signal.removeEventListener('abort', giveUp);
			signal.throwIfAborted();
			return await task();
		};
		runInTurn(key, begin).then(resolve, reject);
	});
}
