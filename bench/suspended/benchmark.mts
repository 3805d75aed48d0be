import { runInOwnProcess } from '../measuring/ownProcess.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import { suspendInN8n } from './suspendInN8n.mts';
import type { SuspendOrder, SuspendReport } from './suspendMany.mts';

/**
 * What one takes in the database is the same at 100, 200 and 1,000, but 1,000 take a real n8n minutes, and gigabytes where
 * all resume at once.
 */
const [IN_ENGINE, IN_N8N] = [200, 100];
const IN_ENGINE_QUICKLY = 50;

/**
 * Suspends executions that wait for one job each, and resumes them all: in n8n's engine alone, and in a real n8n. The latter
 * not in a quick run, because n8n takes minutes to install.
 */
export async function benchSuspended(isQuick: boolean): Promise<Findings> {
	const inEngine = await measureInEngine(isQuick ? IN_ENGINE_QUICKLY : IN_ENGINE);
	if (isQuick) return { figures: [], rows: [inEngine] };
	const { figures, rows } = await measureInN8n(IN_N8N);
	return { figures, rows: [inEngine, ...rows] };
}

async function measureInEngine(executions: number): Promise<Row> {
	const { seconds, cpuSeconds, bytesStored } = await withSandbox(
		async () =>
			await runInOwnProcess<SuspendReport>(new URL('suspendMany.mts', import.meta.url), {
				executions,
			} satisfies SuspendOrder),
	);
	return {
		"executions in n8n's engine": executions,
		'kB of data each': round(bytesStored / executions / 1000),
		'seconds to resume all': round(seconds),
		'CPU ms to resume each': round((cpuSeconds * 1000) / executions),
	};
}

async function measureInN8n(executions: number): Promise<Findings> {
	const { suspending, added, keptMegabytes, resuming } = await suspendInN8n(executions);
	const each = (total: number) => round(total / executions);
	// What n8n adds now and then, such as statistics, is left out.
	const tables = Object.entries(added.tables).filter(([, { rows }]) => rows >= executions);
	const sum = (key: 'rows' | 'bytes') =>
		tables.reduce((total, [, content]) => total + content[key], 0);
	return {
		figures: [
			{ key: 'suspended.rowsStoredPerExecution', value: each(sum('rows')) },
			{ key: 'suspended.kBStoredPerExecution', value: each(sum('bytes') / 1000) },
			{ key: 'suspended.databaseKBPerExecution', value: each(added.bytes / 1000) },
			{ key: 'suspended.resumeMs', value: each(resuming.seconds * 1000) },
		],
		rows: [
			{
				'executions in n8n': executions,
				'MB kept': round(keptMegabytes, 1),
				'seconds to suspend all': round(suspending.seconds, 1),
				'CPU ms to suspend each': round((suspending.cpuSeconds * 1000) / executions, 0),
				'seconds to resume all': round(resuming.seconds, 1),
				'CPU ms to resume each': round((resuming.cpuSeconds * 1000) / executions, 0),
				'peak MB to resume all': round(resuming.peak, 0),
			},
			...tables.map(([table, { rows, bytes }]) => ({
				'table in n8n': table,
				'rows each': each(rows),
				'kB each': each(bytes / 1000),
			})),
		],
	};
}
