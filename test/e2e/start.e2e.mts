import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readWav } from '../audio/readWav.mts';
import { exampleNames, exampleTrigger } from '../../tools/examples/exampleWorkflows.mts';
import { runManually, saveWorkflow, signIn, startManually } from '../../tools/n8n/index.mts';
import { findFreePorts } from '../../tools/processes/findFreePorts.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import type { WorkflowFile } from '../../tools/n8n/index.mts';
import { startCommand, untilGone } from './support/startCommand.mts';
import type { StartCommand } from './support/startCommand.mts';

interface ListedWorkflow {
	id: string;
	name: string;
}

describe('npm start', () => {
	let folder: string;
	let ports: { n8n: number; sandbox: number };
	const commands: StartCommand[] = [];

	beforeEach(async () => {
		folder = await mkdtemp(join(await realpath(tmpdir()), 'n8n-start-'));
		const [n8n, sandbox] = await findFreePorts(2);
		ports = { n8n: n8n!, sandbox: sandbox! };
	});

	afterEach(async () => {
		for (const command of commands.splice(0)) {
			command.send('SIGKILL');
			await command.exitCode();
		}
		await rm(folder, { recursive: true });
	});

	function start(...parameters: string[]): StartCommand {
		const all = [
			'--port',
			`${ports.n8n}`,
			'--sandbox-port',
			`${ports.sandbox}`,
			'--folder',
			folder,
		];
		const command = startCommand(...all, ...parameters);
		commands.push(command);
		return command;
	}

	async function stopByCtrlC(command: StartCommand): Promise<void> {
		const processes = await command.processes();
		command.send('SIGINT');
		assert.equal(await command.exitCode(), 0, command.printed());
		await untilGone(processes);
	}

	it('gives an n8n whose examples run, and ends all on Ctrl-C', async () => {
		const command = start();
		await command.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(command.printed());
		const session = await signIn(url, owner);
		const { status, error } = await runManually(session, 'voice-conversion', exampleTrigger);
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		const outputFolder = /and write audio to (.+)\./.exec(command.printed())![1]!;
		const { durationSeconds } = readWav(await readFile(join(outputFolder, 'converted.wav')));
		assert.ok(durationSeconds > 1);

		// Itself, the process it supervises, n8n, its task runner, and one that converts audio.
		assert.ok((await command.processes()).length >= 5);
		await stopByCtrlC(command);
		await assertFree(ports.n8n);
		await assertFree(ports.sandbox);
	});

	it('keeps workflows and a login of your own from one start to the next, and has each example once', async () => {
		const first = start();
		await first.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(first.printed());
		const own = { name: 'My own', nodes: [], connections: {}, settings: {} };
		await saveWorkflow(await signIn(url, owner), own);
		await stopByCtrlC(first);

		const database = new DatabaseSync(join(folder, 'user/.n8n/database.sqlite'));
		database
			.prepare('UPDATE user SET email = ? WHERE email = ?')
			.run('own@example.com', owner.email);
		database.close();

		const second = start();
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
		await stopByCtrlC(second);
	});

	for (const { who, option } of [
		{ who: 'n8n', option: '--port' },
		{ who: 'sandbox', option: '--sandbox-port' },
	] as const) {
		it(`says that the port of ${who} is taken, and how to choose another`, async () => {
			const other = createServer().listen(ports[who], '127.0.0.1');
			await once(other, 'listening');
			const command = start();
			assert.equal(await command.exitCode(), 1);
			await once(other.close(), 'close');
			assert.match(command.printed(), new RegExp(`Port ${ports[who]}, .+ is taken`));
			assert.match(command.printed(), new RegExp(`npm start -- ${option} \\d+`));
		});
	}

	it('ends all at once on a second Ctrl-C, also when n8n would wait for a workflow to end', async () => {
		const command = start();
		await command.untilPrinted('Ctrl-C stops');
		const { url, owner } = readLogin(command.printed());
		const session = await signIn(url, owner);
		const { id } = await saveWorkflow(session, createSlowWorkflow());
		await startManually(session, id, exampleTrigger);
		const processes = await command.processes();

		command.send('SIGINT');
		await command.untilPrinted('Stopping');
		await sleep(2000);
		// Itself, the process it supervises, and n8n.
		assert.ok((await command.processes()).length >= 3, 'n8n did not wait');
		const pressedAt = performance.now();
		command.send('SIGINT');
		await command.exitCode();
		await untilGone(processes);
		assert.ok(performance.now() - pressedAt < 15_000);
	});

	it('ends all when it is itself killed', async () => {
		const command = start();
		await command.untilPrinted('Starting n8n');
		// Itself, the process it supervises, and n8n.
		const processes = await waitUntil('n8n is being started', async () => {
			const running = await command.processes();
			return running.length >= 3 ? running : undefined;
		});
		command.send('SIGKILL');
		await command.exitCode();
		await untilGone(processes);
		await assertFree(ports.n8n);
		await assertFree(ports.sandbox);
	});

	it('ends all when n8n cannot be started, and says why', async () => {
		await mkdir(join(folder, 'user/.n8n'), { recursive: true });
		await writeFile(join(folder, 'user/.n8n/database.sqlite'), 'This is no database.'.repeat(100));
		const command = start();
		await command.untilPrinted('Importing');
		const processes = await command.processes();
		assert.equal(await command.exitCode(), 1);
		assert.match(command.printed(), /not a database/);
		await untilGone(processes);
		await assertFree(ports.sandbox);
	});

	it('does not start twice in one folder', async () => {
		const first = start();
		await first.untilPrinted('Importing');
		const second = start();
		assert.equal(await second.exitCode(), 1);
		assert.match(second.printed(), /runs already/);
	});

	it('explains its options', async () => {
		const command = start('--help');
		assert.equal(await command.exitCode(), 0);
		for (const option of ['--port', '--sandbox-port', '--folder'])
			assert.ok(command.printed().includes(option));
	});

	for (const wrong of [['--port', 'x'], ['--sandbox-port', '0'], ['--unknown']]) {
		it(`refuses ${wrong.join(' ')}, and explains its options`, async () => {
			const command = start(...wrong);
			assert.equal(await command.exitCode(), 1);
			assert.match(command.printed(), new RegExp(`${wrong[0]}[\\s\\S]+Usage`));
		});
	}
});

/** Longer than n8n waits for it to end. */
function createSlowWorkflow(): Omit<WorkflowFile, 'id'> {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		name: 'Slow',
		nodes: [
			{
				...common,
				id: '1',
				name: exampleTrigger,
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...common,
				id: '2',
				name: 'Slow',
				type: 'n8n-nodes-base.wait',
				parameters: { amount: 60, unit: 'seconds' },
			},
		],
		connections: { [exampleTrigger]: { main: [[{ node: 'Slow', type: 'main', index: 0 }]] } },
		settings: {},
	};
}

function readLogin(output: string) {
	const read = (pattern: RegExp) => pattern.exec(output)![1]!;
	const owner = {
		email: read(/Email +(\S+)/),
		password: read(/Password +(\S+)/),
		firstName: 'Not',
		lastName: 'Needed',
	};
	return { url: read(/Open (http:\S+)/).replace('localhost', '127.0.0.1'), owner };
}

async function assertFree(port: number): Promise<void> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	await once(server.close(), 'close');
}
