import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { findFreePorts } from '../../../../tools/processes/findFreePorts.mts';
import { startCommand, untilGone } from './startCommand.mts';
import type { StartCommand } from './startCommand.mts';

/** What each test of `npm start` has for itself. */
export interface NpmStart {
	folder: string;
	ports: { n8n: number; sandbox: number };
	/** Runs `npm start` with these and with further parameters. */
	start(...parameters: string[]): StartCommand;
	/** Presses Ctrl-C, and makes sure that all ends. */
	stopByCtrlC(command: StartCommand): Promise<void>;
}

/** Gives each test of a suite a folder and ports, and ends what it has started. */
export function provideNpmStart(): NpmStart {
	const commands: StartCommand[] = [];
	const own: NpmStart = {
		folder: '',
		ports: { n8n: 0, sandbox: 0 },
		start(...parameters) {
			const { folder, ports } = own;
			const all = ['--port', `${ports.n8n}`, '--sandbox-port', `${ports.sandbox}`];
			const command = startCommand(...all, '--folder', folder, ...parameters);
			commands.push(command);
			return command;
		},
		async stopByCtrlC(command) {
			const processes = await command.processes();
			command.send('SIGINT');
			assert.equal(await command.exitCode(), 0, command.printed());
			await untilGone(processes);
		},
	};

	beforeEach(async () => {
		own.folder = await mkdtemp(join(await realpath(tmpdir()), 'n8n-start-'));
		const [n8n, sandbox] = await findFreePorts(2);
		own.ports = { n8n: n8n!, sandbox: sandbox! };
	});

	afterEach(async () => {
		for (const command of commands.splice(0)) {
			command.send('SIGKILL');
			await command.exitCode();
		}
		await rm(own.folder, { recursive: true });
	});

	return own;
}

/** Where n8n is and who may sign in, as `npm start` prints it. */
export function readLogin(output: string) {
	const read = (pattern: RegExp) => pattern.exec(output)![1]!;
	const owner = {
		email: read(/Email +(\S+)/),
		password: read(/Password +(\S+)/),
		firstName: 'Not',
		lastName: 'Needed',
	};
	return { url: read(/Open (http:\S+)/).replace('localhost', '127.0.0.1'), owner };
}

/** Fails where something listens on a port. */
export async function assertFree(port: number): Promise<void> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	await once(server.close(), 'close');
}
