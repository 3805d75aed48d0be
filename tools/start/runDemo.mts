import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeDemoAccount } from '../../sandbox/describeDemoAccount.mts';
import { startSandbox } from '../../sandbox/server.mts';
import { startN8n } from '../n8n/index.mts';
import { endGroup } from '../processes/endGroup.mts';
import { isRunning } from '../processes/isRunning.mts';
import { reportStep } from '../terminal/reportStep.mts';
import { lockFolder } from './lockFolder.mts';
import { prepareDemo } from './prepareDemo.mts';
import type { Demo } from './prepareDemo.mts';
import { readOrder } from './readOrder.mts';
import { requireFreePort } from './requireFreePort.mts';
import { demoOwner, signInToDemo } from './signInToDemo.mts';

/** What has been started, in the order in which it has to be ended. */
const started: Array<() => Promise<void>> = [];

/** Long enough for a wait to be suspended, and for a look at it. */
const SLOW_JOBS = { queueMilliseconds: 5_000, processingMilliseconds: 60_000 };

let stopping: Promise<never> | undefined;

process.once('message', () => void stop(0));
process.once('disconnect', () => void stop(0));
try {
	await run();
} catch (error) {
	if (!stopping) console.error(`\n${(error as Error).message}`);
	await stop(1);
}

/** Ends all that this process has started, and this process. */
async function stop(exitCode: number): Promise<never> {
	return await (stopping ??= endAll(exitCode));
}

async function endAll(exitCode: number): Promise<never> {
	for (const end of started) await end();
	// Nobody else does it when the process that supervises this one has gone.
	if (!process.connected) endGroup(process.pid);
	process.exit(exitCode);
}

async function run(): Promise<void> {
	const order = readOrder(process.argv.slice(2));
	if (order.kind !== 'run') throw new Error(order.text);
	const { folder, port, sandboxPort, slowJobs } = order;
	const lock = await lockFolder(folder);
	started.unshift(lock.release);
	await requireFreePort(port, 'n8n', '--port');
	await requireFreePort(sandboxPort, 'the sandbox', '--sandbox-port');

	const sandbox = await startSandbox({
		port: sandboxPort,
		demoSettings: slowJobs ? SLOW_JOBS : {},
	});
	started.unshift(sandbox.close);
	const demo = await prepareDemo(folder, sandbox.url);
	const n8n = await reportStep(
		'Starting n8n',
		async () => await startN8n({ ...demo.instance, port }),
	);
	started.unshift(n8n.stop);
	const isOwner = await signInToDemo(n8n.url);
	console.log(describeDemo(`http://localhost:${port}`, isOwner, demo, folder));
	console.log(describeSandbox(sandbox.url, slowJobs));
	console.log('\nCtrl-C stops n8n and the sandbox.');
	await untilEnded(n8n.pid);
	throw new Error(`n8n has ended by itself:\n${n8n.logs()}`);
}

async function untilEnded(pid: number): Promise<void> {
	while (isRunning(pid)) await sleep(1000);
}

function describeDemo(
	url: string,
	isOwner: boolean,
	{ examples, filesFolder }: Demo,
	folder: string,
): string {
	const login = isOwner
		? [`  Email     ${demoOwner.email}`, `  Password  ${demoOwner.password}`]
		: ['  with the email and the password that you have chosen in n8n'];
	return [
		'',
		`n8n is ready. Open ${url} and sign in:`,
		'',
		...login,
		'',
		'Open one of these workflows. The notes in it say what it does and how to run it.',
		'',
		...examples.map(({ name }) => `  ${name}`),
		'',
		`They read recordings from ${join(filesFolder, 'recordings')}`,
		`and write audio to ${join(filesFolder, 'output')}.`,
		`Your own workflows stay in ${folder}. The examples are reset at every start: duplicate one to`,
		'keep your changes.',
	].join('\n');
}

function describeSandbox(url: string, slowJobs: boolean): string {
	return [
		'',
		'The credentials of the sandbox, which stands in for the vendors, are in n8n already. Their values, should you',
		'need them:',
		'',
		describeDemoAccount(url),
		'',
		slowJobs
			? 'Each Tencent job takes about a minute. A node with Suspend Execution frees n8n meanwhile: look at Executions.'
			: 'Tencent jobs take a moment. To see how a wait is suspended, start with: npm start -- --slow-jobs',
	].join('\n');
}
