/** Windows has none; there, only a process itself can be ended. */
export const hasProcessGroups = process.platform !== 'win32';

/** Ends a process that leads a group, and the whole group, in the middle of anything. */
export function endGroup(pid: number): void {
	try {
		process.kill(hasProcessGroups ? -pid : pid, 'SIGKILL');
	} catch {
		// None of it is left.
	}
}
