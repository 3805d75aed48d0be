import { join } from 'node:path';
import { addScenarios } from '../../test/e2e/support/cloningScenarios.mts';
import type { Scenario } from '../../test/e2e/support/cloningScenarios.mts';
import { measurable, measureKeptMemory } from '../../test/e2e/support/measureKeptMemory.mts';
import { preparePackageInN8n } from '../../test/e2e/support/packageInN8n.mts';
import { releaseJobs } from '../../test/sandbox/account.mts';
import { activateWorkflow, callWebhook, signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n } from '../../tools/n8n/index.mts';
import { readCpuSeconds } from '../measuring/cpuTime.mts';
import { measurePeak } from '../measuring/memory.mts';
import { readDatabaseContent, subtractContent } from './databaseContent.mts';
import type { DatabaseContent } from './databaseContent.mts';
import { untilAllHaveBeen } from './executionStatus.mts';

/** What suspended executions cost a real n8n. */
export interface SuspendedInN8n {
	/** From the first call of the webhook that starts them. */
	suspending: Work;
	/** What they have added to its database. */
	added: DatabaseContent;
	/** What n8n keeps in memory of them, in megabytes. */
	keptMegabytes: number;
	/** From the end of all jobs at the vendor to the end of all executions. */
	resuming: Work;
}

/** What a piece of work cost n8n. */
export interface Work {
	seconds: number;
	cpuSeconds: number;
	/** Of its memory, above that in use before, in megabytes. */
	peak: number;
}

/**
 * How many executions may run in n8n. Without a limit, all are resumed at once. Each then has a V8 isolate of its own for
 * its expressions, which takes gigabytes, and where n8n is busy for too long, its database gives up and executions fail.
 */
const CONCURRENCY = 10;
const STARTED_AT_A_TIME = 10;
const WARM_UP = 10;

/**
 * Suspends executions in a real n8n, as its users do: a webhook starts each, and Tencent calls n8n when the jobs have
 * ended.
 */
export async function suspendInN8n(executions: number): Promise<SuspendedInN8n> {
	const prepared = await preparePackageInN8n({
		...measurable,
		N8N_CONCURRENCY_PRODUCTION_LIMIT: String(CONCURRENCY),
	});
	try {
		const { warmUp, measured } = await addScenarios(prepared, { warmUp: {}, measured: {} });
		const n8n = await prepared.start();
		const session = await signIn(n8n.url);
		for (const { workflowId } of [warmUp, measured]) await activateWorkflow(session, workflowId);
		const database = join(prepared.instance.userFolder, '.n8n/database.sqlite');
		await suspendAll(n8n, database, warmUp, WARM_UP);
		await resumeAll(database, warmUp, WARM_UP);

		const [keptBefore, contentBefore] = [
			await measureKeptMemory(n8n),
			readDatabaseContent(database),
		];
		const suspending = await measure(
			n8n,
			async () => await suspendAll(n8n, database, measured, executions),
		);
		const added = subtractContent(readDatabaseContent(database), contentBefore);
		const keptMegabytes = (await measureKeptMemory(n8n)) - keptBefore;
		const resuming = await measure(
			n8n,
			async () => await resumeAll(database, measured, executions),
		);
		return { suspending, added, keptMegabytes, resuming };
	} finally {
		await prepared.end();
	}
}

async function suspendAll(
	{ url }: RunningN8n,
	database: string,
	{ workflowId }: Scenario,
	executions: number,
): Promise<void> {
	let left = executions;
	const startOnes = async () => {
		while (left-- > 0) {
			const { ok, status } = await callWebhook(url, workflowId);
			if (!ok) throw new Error(`The webhook answered ${status}`);
		}
	};
	await Promise.all(Array.from({ length: STARTED_AT_A_TIME }, startOnes));
	await untilAllHaveBeen('waiting', { database, workflowId, executions });
}

async function resumeAll(
	database: string,
	{ workflowId, account }: Scenario,
	executions: number,
): Promise<void> {
	await releaseJobs(account);
	await untilAllHaveBeen('success', { database, workflowId, executions });
}

async function measure({ pid }: RunningN8n, work: () => Promise<void>): Promise<Work> {
	const [started, cpuBefore] = [performance.now(), await readCpuSeconds(pid)];
	const { peak } = await measurePeak(pid, work);
	const seconds = (performance.now() - started) / 1000;
	return { seconds, cpuSeconds: (await readCpuSeconds(pid)) - cpuBefore, peak };
}
