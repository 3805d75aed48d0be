/** How tasks run beside each other. */
export interface Parallelism {
	concurrency: number;
	/** After a task has failed, those that have not begun are left out. */
	stopOnFailure: boolean;
}

/**
 * Runs tasks, at most `concurrency` at a time.
 *
 * @param signal once it is aborted no further task begins; tasks under way have to heed it themselves
 * @returns the outcomes in the order of the tasks; undefined for those that were left out
 */
export async function mapSettled<T>(
	count: number,
	task: (index: number) => Promise<T>,
	{ concurrency, stopOnFailure }: Parallelism,
	signal: AbortSignal,
): Promise<Array<PromiseSettledResult<T> | undefined>> {
	const outcomes: Array<PromiseSettledResult<T> | undefined> = new Array(count).fill(undefined);
	let next = 0;
	let hasFailed = false;
	const work = async () => {
		while (next < count && !signal.aborted && !(hasFailed && stopOnFailure)) {
			const index = next++;
			const [outcome] = await Promise.allSettled([task(index)]);
			outcomes[index] = outcome;
			hasFailed ||= outcome.status === 'rejected';
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, count) }, work));
	return outcomes;
}
