/** Lets a few tasks run at a time; the others wait their turn. */
export interface Limiter {
	/** Whether a further task would find the queue full. */
	isFull(): boolean;
	/** Runs a task when its turn comes, even where the queue is full. */
	run<T>(task: () => Promise<T>): Promise<T>;
}

/**
 * @param concurrency how many tasks run at the same time
 * @param queueLength how many may wait
 */
export function createLimiter(concurrency: number, queueLength: number): Limiter {
	const queue: Array<() => void> = [];
	let running = 0;
	return {
		isFull: () => running >= concurrency && queue.length >= queueLength,
		async run(task) {
			if (running >= concurrency) await new Promise<void>((resolve) => queue.push(resolve));
			else running += 1;
			try {
				return await task();
			} finally {
				// A waiting task takes over the place, so the number that run stays the same.
				const next = queue.shift();
				if (next) next();
				else running -= 1;
			}
		},
	};
}
