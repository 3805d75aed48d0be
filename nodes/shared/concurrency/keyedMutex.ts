/** Runs tasks with the same key one after the other, and those with different keys side by side. */
export type KeyedMutex = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function createKeyedMutex(): KeyedMutex {
	const lastTasks = new Map<string, Promise<unknown>>();
	return async (key, task) => {
		const previous = lastTasks.get(key) ?? Promise.resolve();
		const current = previous.then(task, task);
		lastTasks.set(key, current);
		try {
			return await current;
		} finally {
			// Whoever came after has put a task of its own here.
			if (lastTasks.get(key) === current) lastTasks.delete(key);
		}
	};
}
