import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { demoCredentials } from '../../sandbox/accounts.mts';
import { preparePackageInN8n } from '../../test/e2e/support/packageInN8n.mts';
import {
	importCredentials,
	importWorkflows,
	listExecutions,
	signIn,
	startManually,
} from '../../tools/n8n/index.mts';
import type { Session, WorkflowFile } from '../../tools/n8n/index.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import type { EchoOrder } from '../invoke/echoServer.mts';
import { measurePeak } from '../measuring/memory.mts';
import { serveInOwnProcess } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import { TRIGGER, buildWorkflow } from './workflows.mts';
import type { Path } from './workflows.mts';

const MEGABYTE = 1024 * 1024;
/** By path. A process of n8n ends when its HTTP Request node gets 25 MB as text. */
const SIZES: Record<Path, number[]> = { 'this node': [10, 100, 100], 'HTTP Request': [10] };
/** In megabytes. What is used is loaded and compiled with it. */
const WARM_UP = 1;
const FORMAT = { sampleRate: 48_000, channels: 2 };

/**
 * Converts recordings in a real n8n, one after the other, with this node and with n8n's own nodes. Each has an n8n that was
 * started for it. Not in a quick run, because n8n takes minutes to install.
 */
export async function benchN8n(isQuick: boolean): Promise<Findings> {
	if (isQuick) return { figures: [], rows: [] };
	const echo = await serveInOwnProcess(new URL('../invoke/echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	const n8n = await preparePackageInN8n();
	try {
		const fileOf = (megabytes: number) => join(n8n.filesFolder, `${megabytes}.wav`);
		for (const megabytes of [WARM_UP, ...new Set(Object.values(SIZES).flat())])
			await pipeline(writeWav(megabytes * MEGABYTE, FORMAT), createWriteStream(fileOf(megabytes)));
		await importCredentials(n8n.instance, {
			id: 'bench',
			name: 'Bench',
			type: 'samiApi',
			data: { ...demoCredentials, authentication: 'token', baseUrl: echo.url },
		});
		const rows: Row[] = [];
		for (const path of ['this node', 'HTTP Request'] as const) {
			const build = (megabytes: number) => buildWorkflow(path, fileOf(megabytes), echo.url);
			const sizes = SIZES[path];
			await importWorkflows(n8n.instance, ...[...new Set([WARM_UP, ...sizes])].map(build));
			const { url, pid, stop } = await n8n.start();
			const session = await signIn(url);
			await execute(session, build(WARM_UP));
			for (const MB of sizes) rows.push({ path, MB, ...(await measure(pid, session, build(MB))) });
			await stop();
		}
		return { figures: [], rows };
	} finally {
		await n8n.end();
		await echo.end();
	}
}

async function measure(pid: number, session: Session, workflow: WorkflowFile): Promise<Row> {
	const started = performance.now();
	const { peak } = await measurePeak(pid, async () => await execute(session, workflow));
	const seconds = (performance.now() - started) / 1000;
	return { 'peak MB': round(peak, 0), seconds: round(seconds) };
}

async function execute(session: Session, { id }: WorkflowFile): Promise<void> {
	const executionId = await startManually(session, id, TRIGGER);
	const status = await waitUntil('the execution ends', async () => {
		const executions = await listWhereAnswered(session, id);
		const started = executions.find((execution) => execution.id === executionId);
		return started && !['new', 'running'].includes(started.status) ? started.status : undefined;
	});
	if (status !== 'success') throw new Error(`The execution of ${id} has the status ${status}`);
}

/** While n8n works with long texts it stands still, and then it ends connections that had to wait. */
async function listWhereAnswered(session: Session, id: string) {
	try {
		return await listExecutions(session, id);
	} catch (error) {
		if (error instanceof TypeError) return [];
		throw error;
	}
}
