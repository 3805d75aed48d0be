import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server that runs as long as the tests, at most. */
export interface Server {
	/** @throws Error with all it said, when it has ended by itself */
	requireRunning(): void;
	end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a server, as another user if asked. */
export function startServer(
	program: string,
	parameters: string[],
	user?: { uid: number; gid: number },
): Server {
	const child = spawn(program, parameters, { ...user, stdio: ['ignore', 'pipe', 'pipe'] });
	let printed = '';
	for (const output of [child.stdout, child.stderr]) {
		output.setEncoding('utf8').on('data', (text: string) => (printed += text));
	}
	child.once('error', (error) => (printed += error.message));
	const endWithTests = () => void child.kill('SIGKILL');
	process.once('exit', endWithTests);
	child.once('exit', () => process.off('exit', endWithTests));
	const hasEnded = () =>
		child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
	return {
		requireRunning() {
			if (hasEnded()) throw new Error(`${program} has ended:\n${printed}`);
		},
		async end(signal) {
			if (hasEnded()) return;
			const ended = once(child, 'exit');
			child.kill(signal);
			await ended;
		},
	};
}
