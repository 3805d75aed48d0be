import { sleep } from 'n8n-workflow';

/** Waits, but ends at once with the signal's reason when that is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	let stop = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		stop = () => reject(signal.reason);
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		// Older versions of n8n know no signal here: they leave the timer running, but nothing waits for it.
		await Promise.race([sleep(milliseconds, signal), aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
