import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleTrigger } from '../../../tools/examples/exampleWorkflows.mts';
import { saveWorkflow, signIn, startManually } from '../../../tools/n8n/index.mts';
import type { WorkflowFile } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { assertFree, provideNpmStart, readLogin } from '../support/start/npmStart.mts';
import { untilGone } from '../support/start/startCommand.mts';

describe('npm start that cannot start, or is ended', () => {
	const demo = provideNpmStart();

	for (const { who, option } of [
		{ who: 'n8n', option: '--port' },
		{ who: 'sandbox', option: '--sandbox-port' },
	] as const) {
		it(`says that the port of ${who} is taken, and how to choose another`, async () => {
			const other = createServer().listen(demo.ports[who], '127.0.0.1');
			await once(other, 'listening');
			const command = demo.start();
			assert.equal(await command.exitCode(), 1);
			await once(other.close(), 'close');
			assert.match(command.printed(), new RegExp(`Port ${demo.ports[who]}, .+ is taken`));
			assert.match(command.printed(), new RegExp(`npm start -- ${option} \\d+`));
		});
	}

	it('ends all at once on a second Ctrl-C, also when n8n would wait for a workflow to end', async () => {
		const command = demo.start();
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
		const command = demo.start();
		await command.untilPrinted('Starting n8n');
		// Itself, the process it supervises, and n8n.
		const processes = await waitUntil('n8n is being started', async () => {
			const running = await command.processes();
			return running.length >= 3 ? running : undefined;
		});
		command.send('SIGKILL');
		await command.exitCode();
		await untilGone(processes);
		await assertFree(demo.ports.n8n);
		await assertFree(demo.ports.sandbox);
	});

	it('ends all when n8n cannot be started, and says why', async () => {
		await mkdir(join(demo.folder, 'user/.n8n'), { recursive: true });
		await writeFile(
			join(demo.folder, 'user/.n8n/database.sqlite'),
			'This is no database.'.repeat(100),
		);
		const command = demo.start();
		await command.untilPrinted('Importing');
		const processes = await command.processes();
		assert.equal(await command.exitCode(), 1);
		assert.match(command.printed(), /not a database/);
		await untilGone(processes);
		await assertFree(demo.ports.sandbox);
	});

	it('does not start twice in one folder', async () => {
		const first = demo.start();
		await first.untilPrinted('Importing');
		const second = demo.start();
		assert.equal(await second.exitCode(), 1);
		assert.match(second.printed(), /runs already/);
	});

	it('explains its options', async () => {
		const command = demo.start('--help');
		assert.equal(await command.exitCode(), 0);
		for (const option of ['--port', '--sandbox-port', '--folder', '--slow-jobs'])
			assert.ok(command.printed().includes(option));
	});

	for (const wrong of [['--port', 'x'], ['--sandbox-port', '0'], ['--unknown']]) {
		it(`refuses ${wrong.join(' ')}, and explains its options`, async () => {
			const command = demo.start(...wrong);
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
