import { runInOwnProcess } from '../measuring/ownProcess.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { round } from '../report/figures.mts';
import type { Findings } from '../report/figures.mts';
import type { SuspendOrder, SuspendReport } from './suspendMany.mts';

/** Suspends executions that wait for one job each, and resumes them all. */
export async function benchSuspended(isQuick: boolean): Promise<Findings> {
	const executions = isQuick ? 50 : 1000;
	return await withSandbox(async () => {
		const { seconds, cpuSeconds, bytesStored } = await runInOwnProcess<SuspendReport>(
			new URL('suspendMany.mts', import.meta.url),
			{ executions } satisfies SuspendOrder,
		);
		const stored = round(bytesStored / executions / 1000);
		return {
			figures: [
				{ key: 'suspended.kBStoredPerExecution', value: stored },
				{ key: 'suspended.resumeMs', value: round((seconds * 1000) / executions) },
			],
			rows: [
				{
					executions,
					'kB stored of each': stored,
					'seconds to resume all': round(seconds),
					'CPU ms to resume each': round((cpuSeconds * 1000) / executions),
				},
			],
		};
	});
}
