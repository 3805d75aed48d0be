import { once } from 'node:events';

/** What jobs are held by until they are released. */
export interface Hold {
	/** Releases those that are held now, not those to come. */
	release(): void;
	/**
	 * Holds a job from now on.
	 * @returns what waits until it is released, or throws when the signal is aborted before
	 */
	take(): (signal: AbortSignal) => Promise<void>;
}

/** A hold that has no job yet. */
export function createHold(): Hold {
	let next = new AbortController();
	return {
		release() {
			next.abort();
			next = new AbortController();
		},
		take() {
			const released = next.signal;
			return async (signal) => {
				if (!released.aborted) await once(released, 'abort', { signal });
			};
		},
	};
}
