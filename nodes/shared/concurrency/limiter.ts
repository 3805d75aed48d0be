/** Lets tasks pass a few at a time. */
export interface Limiter {
	/** Whether one more would have to wait for too many others. */
	isFull(): boolean;
	pass<T>(task: () => Promise<T>): Promise<T>;
}

/**
 * @param atOnce how many tasks run at the same time
 * @param waiting how many may wait for their turn
 */
export function createLimiter(atOnce: number, waiting: number): Limiter {
	const queue: Array<() => void> = [];
	let running = 0;
	return {
		isFull: () => running >= atOnce && queue.length >= waiting,
		async pass(task) {
			if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
			else running += 1;
			try {
				return await task();
			} finally {
				const next = queue.shift();
				if (next) next();
				else running -= 1;
			}
		},
	};
}
