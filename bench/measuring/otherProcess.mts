import { readFile, writeFile } from 'node:fs/promises';

/** Linux counts the CPU time of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** What the memory of another process took, in megabytes. */
export interface PeakMemory<Result> {
	result: Result;
	/** The most resident memory while the work ran, over that in use before. */
	peak: number;
}

/** Does some work, and measures the peak of the memory of another process meanwhile. */
export async function measurePeak<Result>(
	pid: number,
	work: () => Promise<Result>,
): Promise<PeakMemory<Result>> {
	// From here on the kernel notes the peak anew.
	await writeFile(`/proc/${pid}/clear_refs`, '5');
	const idle = await readMemory(pid, 'VmRSS');
	const result = await work();
	return { result, peak: (await readMemory(pid, 'VmHWM')) - idle };
}

/** The CPU time of another process since its start, of all threads in user and system mode, in seconds. */
export async function readCpuSeconds(pid: number): Promise<number> {
	const statistics = await readFile(`/proc/${pid}/stat`, 'utf8');
	// The name of the program comes before and may hold anything; the fields behind it begin with the third.
	const fields = statistics.slice(statistics.lastIndexOf(')') + 2).split(' ');
	const [user, system] = fields.slice(11, 13).map(Number) as [number, number];
	return (user + system) / TICKS_PER_SECOND;
}

/** The resident memory of a process, now or at most, in megabytes. Only Linux tells it. */
export async function readMemory(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`Linux does not tell ${field}`);
	return Number(kilobytes) / 1024;
}
