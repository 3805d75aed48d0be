import { readFile } from 'node:fs/promises';

/** Linux counts the CPU time of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** The CPU time of another process since its start, of all threads in user and system mode, in seconds. */
export async function readCpuSeconds(pid: number): Promise<number> {
	const statistics = await readFile(`/proc/${pid}/stat`, 'utf8');
	// The name of the program comes before and may hold anything; the fields behind it begin with the third.
	const fields = statistics.slice(statistics.lastIndexOf(')') + 2).split(' ');
	const [user, system] = fields.slice(11, 13).map(Number) as [number, number];
	return (user + system) / TICKS_PER_SECOND;
}
