import { pause } from '../concurrency/cancellation';

/** Watches an exchange for standstill. */
export interface IdleWatch {
	/** Aborted when nothing has moved for too long, or when the given signal is. */
	signal: AbortSignal;
	/** Call it for every piece that is sent or received. */
	moved(): void;
	/** Call it when the exchange is over. */
	stop(): void;
}

/**
 * Watches an exchange that may take any time but must not stand still: the duration of an upload or a download says
 * nothing about whether the other side is still there.
 *
 * @param milliseconds how long it may stand still
 */
export function watchIdle(milliseconds: number, signal: AbortSignal): IdleWatch {
	const idle = new AbortController();
	const stopped = new AbortController();
	let deadline = Date.now() + milliseconds;
	const watch = async () => {
		try {
			while (Date.now() < deadline) await pause(deadline - Date.now(), stopped.signal);
			idle.abort();
		} catch {
			// The exchange is over.
		}
	};
	void watch();
	return {
		signal: AbortSignal.any([signal, idle.signal]),
		moved: () => {
			deadline = Date.now() + milliseconds;
		},
		stop: () => stopped.abort(),
	};
}
