/** A number of places, given out in the order they are asked for. */
export interface Slots {
	/**
	 * Waits for a place.
	 * @returns what gives it back
	 * @throws the signal's reason when it is aborted before
	 */
	take(signal: AbortSignal): Promise<() => void>;
}

/** So many places, all of them free. */
export function createSlots(size: number): Slots {
	let free = size;
	const waiting: Array<() => void> = [];
	const giveBack = () => {
		// A place that somebody waits for goes from hand to hand.
		const next = waiting.shift();
		if (next) next();
		else free += 1;
	};
	return {
		take: (signal) =>
			new Promise((resolve, reject) => {
				const get = () => {
					signal.removeEventListener('abort', markTimedOut);
					resolve(giveBack);
				};
				const markTimedOut = () => {
					waiting.splice(waiting.indexOf(get), 1);
					reject(signal.reason);
				};
				if (signal.aborted) {
					reject(signal.reason);
				} else if (free > 0) {
					free -= 1;
					resolve(giveBack);
				} else {
					waiting.push(get);
					signal.addEventListener('abort', markTimedOut, { once: true });
				}
			}),
	};
}
