import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isRunning } from '../../../tools/processes/isRunning.mts';
import { listDescendants } from '../../../tools/processes/listDescendants.mts';
import { waitUntil } from '../../../tools/n8n/index.mts';

/** What `npm start` runs once the package is built. */
export interface StartCommand {
	/** Waits until it has printed something. Fails when it ends before. */
	printed(text: string): Promise<void>;
	/** All it has printed so far. */
	output(): string;
	/** Sends it a signal, such as SIGINT for Ctrl-C. */
	press(signal: NodeJS.Signals): void;
	/** Waits until it has ended. */
	exitCode(): Promise<number | null>;
	/** Which processes it consists of now. */
	processes(): Promise<number[]>;
}

export function startCommand(...parameters: string[]): StartCommand {
	const child = spawn(process.execPath, ['tools/start/main.mts', ...parameters], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	const ended = once(child, 'close') as Promise<[number | null]>;
	const endWithTests = () => void child.kill('SIGKILL');
	process.once('exit', endWithTests);
	child.once('exit', () => process.off('exit', endWithTests));
	return {
		printed: async (text) => {
			await waitUntil(
				`it prints “${text}”`,
				async () => {
					if (output.includes(text)) return true;
					if (child.exitCode !== null)
						throw new Error(`It ended without printing “${text}”:\n${output}`);
					return undefined;
				},
				300,
			);
		},
		output: () => output,
		press: (signal) => void child.kill(signal),
		exitCode: async () => (await ended)[0],
		processes: async () => await listDescendants(child.pid!),
	};
}

/** Waits until none of the processes runs any more; n8n's task runner ends only when it notices that n8n has. */
export async function untilGone(processes: number[]): Promise<void> {
	await waitUntil(
		`the processes ${processes.join()} have ended`,
		async () => (processes.some(isRunning) ? undefined : true),
		120,
	);
}
