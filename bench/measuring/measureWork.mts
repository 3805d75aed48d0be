import { setImmediate } from 'node:timers/promises';

const SAMPLING_INTERVAL = 10;
const MEGABYTE = 1024 * 1024;

/** What a piece of work cost. */
export interface Cost {
	seconds: number;
	/** Of all threads of this process, in user and system mode. */
	cpuSeconds: number;
	/** The most resident memory in use while it ran, over that in use before, in megabytes. */
	peak: number;
}

/** Does some work, and measures it. Node must have been started with `--expose-gc`. */
export async function measureWork<Result>(
	work: () => Promise<Result>,
): Promise<Cost & { result: Result }> {
	await collectGarbage();
	const idle = process.memoryUsage.rss();
	let highest = idle;
	const sample = () => (highest = Math.max(highest, process.memoryUsage.rss()));
	const sampling = setInterval(sample, SAMPLING_INTERVAL);
	const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
	const result = await work();
	const seconds = (performance.now() - started) / 1000;
	const { user, system } = process.cpuUsage(cpuBefore);
	clearInterval(sampling);
	sample();
	return { result, seconds, cpuSeconds: (user + system) / 1e6, peak: (highest - idle) / MEGABYTE };
}

/** Twice, because buffers that the first time finds are freed beside it, and must not count as memory in use. */
async function collectGarbage(): Promise<void> {
	if (!globalThis.gc) throw new Error('Start Node with --expose-gc');
	globalThis.gc();
	await setImmediate();
	globalThis.gc();
}
