import { readMemory } from './otherProcess.mts';

/** What a piece of work cost. */
export interface Cost {
	seconds: number;
	/** Of all threads of this process, in user and system mode. */
	cpuSeconds: number;
	/** By how much more resident memory it took than the process had ever taken before, in megabytes. */
	peak: number;
}

/**
 * Does some work, and measures it.
 *
 * Memory is not compared with that in use before: what n8n needed while it was loaded may have gone back to the system
 * since, or not, which makes a difference of up to 60 MB by chance. And no garbage is collected before, because V8 would
 * collect far more often for a while.
 */
export async function measureWork<Result>(
	work: () => Promise<Result>,
): Promise<Cost & { result: Result }> {
	const memoryBefore = await readHighestMemory();
	const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
	const result = await work();
	const seconds = (performance.now() - started) / 1000;
	const { user, system } = process.cpuUsage(cpuBefore);
	const peak = (await readHighestMemory()) - memoryBefore;
	return { result, seconds, cpuSeconds: (user + system) / 1e6, peak };
}

/**
 * The most resident memory that this process has ever taken, in megabytes. Linux would count that of the process which
 * started it as well, if it were asked as other systems are.
 */
async function readHighestMemory(): Promise<number> {
	if (process.platform === 'linux') return await readMemory(process.pid, 'VmHWM');
	return process.resourceUsage().maxRSS / 1024;
}
