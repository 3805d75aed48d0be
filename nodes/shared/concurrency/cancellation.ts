import { sleep } from 'n8n-workflow';

/**
 * Waits, unless the signal is aborted.
 *
 * @throws the reason of the signal, at once
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	// Older versions of n8n ignore the signal: their timer runs on, but nothing waits for it.
	await untilAborted(sleep(milliseconds, signal), signal);
}

/**
 * Waits for work that goes on whether or not anybody waits for it.
 *
 * @throws what the work fails with; the reason of the signal as soon as that is aborted
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	let stop = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		stop = () => reject(signal.reason);
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, aborted]);
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
