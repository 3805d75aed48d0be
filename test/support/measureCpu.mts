/**
 * How long this thread works on a task, in milliseconds: the shortest of several runs. What else runs on the machine
 * does not count.
 */
export function measureCpu(task: () => void, runs = 3): number {
	return Math.min(...Array.from({ length: runs }, () => measureOnce(task)));
}

function measureOnce(task: () => void): number {
	const before = process.threadCpuUsage();
	task();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
