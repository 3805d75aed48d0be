/** How tasks run beside each other. */
export interface Parallelism {
	/** How many tasks run at the same time, at most. */
	concurrency: number;
	/** Whether no further task begins once one has failed. */
	stopOnFailure: boolean;
	/** No further task begins once it is aborted; those under way have to heed it themselves. */
	signal: AbortSignal;
}

/**
 * Runs a task for each item, a few at a time, and reports how each ended.
 *
 * @returns the outcomes in the order of the items; undefined for those whose task never began
 */
export async function mapSettled<Item, Result>(
	items: readonly Item[],
	task: (item: Item, index: number) => Promise<Result>,
	{ concurrency, stopOnFailure, signal }: Parallelism,
): Promise<Array<PromiseSettledResult<Result> | undefined>> {
	const outcomes = new Array<PromiseSettledResult<Result> | undefined>(items.length).fill(
		undefined,
	);
	const queue = items.entries();
	let isStopped = false;
	const work = async () => {
		while (!isStopped && !signal.aborted) {
			const { value: next, done } = queue.next();
			if (done) return;
			const [index, item] = next;
			try {
				outcomes[index] = { status: 'fulfilled', value: await task(item, index) };
			} catch (reason) {
				outcomes[index] = { status: 'rejected', reason };
				isStopped = stopOnFailure;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
	return outcomes;
}
