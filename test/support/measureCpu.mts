/**
 * How long this thread works on a task that is done several times, in milliseconds. What else runs on the machine does not
 * count. Some systems count in steps of 4 ms, so it should take tens of milliseconds.
 */
export function measureCpu(task: () => void, times: number): number {
	const before = process.threadCpuUsage();
	for (let done = 0; done < times; done += 1) task();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
