import { readFile, writeFile } from 'node:fs/promises';

/** What a process took, in megabytes. */
export interface PeakMemory<Result> {
	result: Result;
	/** The most resident memory in use while the work ran, over that in use before. */
	peak: number;
}

/**
 * Does some work, and measures the peak of the memory of a process meanwhile: of this one, or of another that works with it.
 * Only Linux tells it.
 */
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

/** In megabytes. */
async function readMemory(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`Linux does not tell ${field}`);
	return Number(kilobytes) / 1024;
}
