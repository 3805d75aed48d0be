import { pause } from '../concurrency/cancellation';

/** Watches that something moves. */
export interface IdleWatch {
	/** Is aborted when nothing has moved for too long, or the signal given is. */
	signal: AbortSignal;
	/** To be called for everything that moves. */
	moved(): void;
	/** To be called in the end. */
	stop(): void;
}

/**
 * Watches over an exchange that may take as long as it wants, but not stand still: how long an upload or a
 * download takes says nothing about whether the other side is still there.
 *
 * @param milliseconds to stand still at most
 */
export function watchIdle(milliseconds: number, signal: AbortSignal): IdleWatch {
	const idle = new AbortController();
	const stopped = new AbortController();
	let deadline = Date.now() + milliseconds;
	const watch = async () => {
		while (Date.now() < deadline) await pause(deadline - Date.now(), stopped.signal);
		idle.abort();
	};
	void Promise.allSettled([watch()]);
	return {
		signal: AbortSignal.any([signal, idle.signal]),
		moved: () => {
			deadline = Date.now() + milliseconds;
		},
		stop: () => stopped.abort(),
	};
}
