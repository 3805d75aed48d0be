import { sleep } from 'n8n-workflow';

/**
 * Waits, unless the signal is aborted.
 *
 * @throws the reason of the signal, at once
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	let stop = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		stop = () => reject(signal.reason);
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		// Older versions of n8n ignore the signal: their timer runs on, but nothing waits for it.
		await Promise.race([sleep(milliseconds, signal), aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** A signal that is aborted some time after another. */
export function endLater(signal: AbortSignal, milliseconds: number): AbortSignal {
	const later = new AbortController();
	const end = () => void sleep(milliseconds).then(() => later.abort(signal.reason));
	if (signal.aborted) end();
	else signal.addEventListener('abort', end, { once: true });
	return later.signal;
}
