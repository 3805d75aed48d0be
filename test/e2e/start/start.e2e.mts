import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import {
	exampleNames,
	exampleTrigger,
	readExample,
} from '../../../tools/examples/exampleWorkflows.mts';
import {
	awaitExecution,
	listExecutions,
	runManually,
	saveWorkflow,
	signIn,
	startManually,
} from '../../../tools/n8n/index.mts';
import type { WorkflowFile } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { readWav } from '../../audio/readWav.mts';
import { assertFree, provideNpmStart, readLogin } from '../support/start/npmStart.mts';

interface ListedWorkflow {
	id: string;
	name: string;
}

describe('npm start', () => {
	const demo = provideNpmStart();

	it('gives an n8n whose examples run, and ends all on Ctrl-C', async () => {
		const command = demo.start();
		await command.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(command.printed());
		for (const value of ['demo-content-id', 'demo-secret-id', 'demo-appkey', 'demo-1250000000'])
			assert.ok(command.printed().includes(value), `${value} is not printed`);
		const session = await signIn(url, owner);
		const { status, error } = await runManually(session, 'voice-conversion', exampleTrigger);
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		const registering = await session.get<WorkflowFile>('/workflows/tencent-register');
		assert.match(JSON.stringify(registering.nodes), /"value":"demo-cos-secret-id"/);
		const outputFolder = /and write audio to (.+)\./.exec(command.printed())![1]!;
		const { durationSeconds } = readWav(await readFile(join(outputFolder, 'converted.wav')));
		assert.ok(durationSeconds > 1);

		// Itself, the process it supervises, n8n, its task runner, and one that converts audio.
		assert.ok((await command.processes()).length >= 5);
		await demo.stopByCtrlC(command);
		await assertFree(demo.ports.n8n);
		await assertFree(demo.ports.sandbox);
	});

	it('shows with --slow-jobs how a wait is suspended', async () => {
		const command = demo.start('--slow-jobs');
		await command.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(command.printed());
		const session = await signIn(url, owner);
		const { id } = await saveWorkflow(session, await readSuspendingExample());
		const execution = await startManually(session, id, exampleTrigger);
		const { waitTill } = await waitUntil('the execution is suspended', async () => {
			const [listed] = await listExecutions(session, id);
			return listed?.status === 'waiting' ? listed : undefined;
		});
		assert.ok(waitTill);
		const { status, error } = await awaitExecution(session, execution);
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		await demo.stopByCtrlC(command);
	});

	it('keeps workflows and a login of your own from one start to the next, and has each example once', async () => {
		const first = demo.start();
		await first.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(first.printed());
		const own = { name: 'My own', nodes: [], connections: {}, settings: {} };
		await saveWorkflow(await signIn(url, owner), own);
		await demo.stopByCtrlC(first);

		const database = new DatabaseSync(join(demo.folder, 'user/.n8n/database.sqlite'));
		database
			.prepare('UPDATE user SET email = ? WHERE email = ?')
			.run('own@example.com', owner.email);
		database.close();

		const second = demo.start();
		await second.untilPrinted('Ctrl-C stops');
		assert.match(second.printed(), /with the email and the password that you have chosen/);
		assert.doesNotMatch(second.printed(), /Password +/);
		const session = await signIn(url, { ...owner, email: 'own@example.com' });
		const workflows = await session.get<ListedWorkflow[]>('/workflows');
		assert.equal(workflows.length, exampleNames.length + 1);
		assert.ok(workflows.some(({ name }) => name === 'My own'));
		assert.ok(exampleNames.every((example) => workflows.some(({ id }) => id === example)));
		assert.equal((await session.get<unknown[]>('/credentials')).length, 3);
		const packages = await session.get<Array<{ packageName: string }>>('/community-packages');
		assert.deepEqual(
			packages.map(({ packageName }) => packageName),
			['n8n-nodes-voice-cloning'],
		);
		await demo.stopByCtrlC(second);
	});
});

/** The example that speaks a text, set to suspend its wait. */
async function readSuspendingExample(): Promise<Omit<WorkflowFile, 'id'>> {
	const example = await readExample('long-article', '/unused');
	const speak = example.nodes.find(({ name }) => name === 'Speak')!;
	const trigger = example.nodes.find(({ name }) => name === exampleTrigger)!;
	return {
		name: 'Suspended',
		settings: example.settings,
		nodes: [
			trigger,
			{ ...speak, parameters: { ...speak.parameters, text: 'Hello.', waitMode: 'suspend' } },
		],
		connections: { [exampleTrigger]: { main: [[{ node: 'Speak', type: 'main', index: 0 }]] } },
	};
}
