const SAMPLING_INTERVAL = 5;
const MEGABYTE = 1024 * 1024;

/** What a piece of work returned and cost. */
export interface Measured<Result> {
	result: Result;
	seconds: number;
	/** The most resident memory in use while it ran, over that in use before, in megabytes. */
	peak: number;
}

/** Does some work, and measures it. Node must have been started with `--expose-gc`. */
export async function measurePeak<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
	globalThis.gc?.();
	const idle = process.memoryUsage.rss();
	let highest = idle;
	const sample = () => (highest = Math.max(highest, process.memoryUsage.rss()));
	const sampling = setInterval(sample, SAMPLING_INTERVAL);
	const started = performance.now();
	const result = await work();
	const seconds = (performance.now() - started) / 1000;
	clearInterval(sampling);
	sample();
	return { result, seconds, peak: (highest - idle) / MEGABYTE };
}
