import { createLimiter } from './limiter';
import type { Limiter } from './limiter';

/** Lets a few tasks of each key run at a time, so that nobody waits for the tasks of another. */
export interface KeyedLimiter {
	/** Whether a further task would find the queue of the key full. */
	isFull(key: string): boolean;
	/** Runs a task when its turn comes among those of the key. */
	run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

/**
 * @param concurrency how many tasks of a key run at the same time
 * @param queueLength how many of a key may wait
 */
export function createKeyedLimiter(concurrency: number, queueLength: number): KeyedLimiter {
	const limiters = new Map<string, { limiter: Limiter; tasks: number }>();
	return {
		isFull: (key) => limiters.get(key)?.limiter.isFull() ?? false,
		async run(key, task) {
			const entry = limiters.get(key) ?? {
				limiter: createLimiter(concurrency, queueLength),
				tasks: 0,
			};
			limiters.set(key, entry);
			entry.tasks += 1;
			try {
				return await entry.limiter.run(task);
			} finally {
				entry.tasks -= 1;
				if (entry.tasks === 0) limiters.delete(key);
			}
		},
	};
}
