import { measurePeak } from './memory.mts';

/** What a piece of work cost. */
export interface Cost {
	seconds: number;
	/** Of all threads of this process, in user and system mode. */
	cpuSeconds: number;
	/** The most resident memory in use while it ran, over that in use before, in megabytes. */
	peak: number;
}

/**
 * Does some work, and measures it. No garbage is collected before: V8 would collect far more often for a while, and give
 * memory back to the system or not, by chance, which makes a difference of 60 MB.
 */
export async function measureWork<Result>(
	work: () => Promise<Result>,
): Promise<Cost & { result: Result }> {
	const { result: done, peak } = await measurePeak(process.pid, async () => {
		const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
		const result = await work();
		const seconds = (performance.now() - started) / 1000;
		const { user, system } = process.cpuUsage(cpuBefore);
		return { result, seconds, cpuSeconds: (user + system) / 1e6 };
	});
	return { ...done, peak };
}
