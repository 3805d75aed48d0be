import { runProgram } from './runProgram.mts';

/** The IDs of a process and of all that it has started, and what these have started, that run now. */
export async function listDescendants(pid: number): Promise<number[]> {
	const table = (await runProgram('ps', ['-A', '-o', 'pid=,ppid=']))
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number));
	const found = [pid];
	// Grows while it is walked.
	for (const parent of found) {
		found.push(...table.filter(([, itsParent]) => itsParent === parent).map(([id]) => id!));
	}
	return found;
}
