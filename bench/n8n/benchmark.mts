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
import { measurePeak } from '../measuring/otherProcess.mts';
import { serveInOwnProcess } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';
import { round } from '../report/figures.mts';
import type { Findings, Row } from '../report/figures.mts';
import { TRIGGER, buildWorkflow } from './workflows.mts';
import type { Path } from './workflows.mts';

const MEGABYTE = 1024 * 1024;
/** A process of n8n ends when its HTTP Request node gets 25 MB as text. */
const MEGABYTES = 10;
const PATHS: Path[] = ['this node', 'HTTP Request'];
const FORMAT = { sampleRate: 48_000, channels: 2 };

/**
 * Converts a recording in a real n8n, with this node and with n8n's own nodes. Each has an n8n that was started for it.
 * Only where Linux tells the memory of a process, and not in a quick run, because n8n takes minutes to install.
 */
export async function benchN8n(isQuick: boolean): Promise<Findings> {
	if (isQuick || process.platform !== 'linux') return { figures: [], rows: [] };
	const echo = await serveInOwnProcess(new URL('../invoke/echoServer.mts', import.meta.url), {
		latency: 0,
	} satisfies EchoOrder);
	const n8n = await preparePackageInN8n();
	try {
		const [small, large] = [join(n8n.filesFolder, 'small.wav'), join(n8n.filesFolder, 'large.wav')];
		await pipeline(writeWav(MEGABYTE, FORMAT), createWriteStream(small));
		await pipeline(writeWav(MEGABYTES * MEGABYTE, FORMAT), createWriteStream(large));
		await importCredentials(n8n.instance, {
			id: 'bench',
			name: 'Bench',
			type: 'samiApi',
			data: { ...demoCredentials, authentication: 'token', baseUrl: echo.url },
		});
		const rows: Row[] = [];
		for (const path of PATHS) {
			const workflows = [small, large].map((file) => buildWorkflow(path, file, echo.url));
			await importWorkflows(n8n.instance, ...workflows);
			const { url, pid, stop } = await n8n.start();
			const session = await signIn(url);
			const [warmUp, measured] = workflows as [WorkflowFile, WorkflowFile];
			await execute(session, warmUp);
			rows.push({ path, MB: MEGABYTES, ...(await measure(pid, session, measured)) });
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
	await startManually(session, id, TRIGGER);
	const status = await waitUntil('the execution ends', async () => {
		const [last] = await listWhereAnswered(session, id);
		return last && !['new', 'running'].includes(last.status) ? last.status : undefined;
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
