import { pause } from '../concurrency/cancellation';

/** Watches an exchange for standstill. */
export interface IdleWatch {
	/** Aborted when too little has moved for too long, or when the given signal is. */
	signal: AbortSignal;
	/** Call it for every piece that is sent or received, with its size in bytes. */
	moved(bytes: number): void;
	/** Call it when the exchange is over. */
	stop(): void;
}

/** How much must move within the limit, in bytes: who sends one byte now and then stands still. */
export const LEAST_MOVED = 64 * 1024;

/**
 * Watches an exchange that may take any time but must not stand still: the duration of an upload or a download says
 * nothing about whether the other side is still there.
 *
 * @param milliseconds how long it may take until it is over, or `LEAST_MOVED` more bytes have moved
 */
export function watchIdle(milliseconds: number, signal: AbortSignal): IdleWatch {
	const idle = new AbortController();
	const stopped = new AbortController();
	let deadline = Date.now() + milliseconds;
	let missing = LEAST_MOVED;
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
		moved: (bytes) => {
			missing -= bytes;
			if (missing > 0) return;
			missing = LEAST_MOVED;
			deadline = Date.now() + milliseconds;
		},
		stop: () => stopped.abort(),
	};
}
