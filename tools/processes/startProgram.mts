import { once } from 'node:events';
import { execa } from 'execa';

/** A program that runs until it is ended, at the latest with this process. */
export interface RunningProgram {
	/** None where it could not be started. */
	pid: number | undefined;
	/** All it has printed so far. */
	printed(): string;
	hasEnded(): boolean;
	/** Waits until it has ended. Returns its exit code, or null where a signal ended it. */
	exitCode(): Promise<number | null>;
	/** Sends it a signal, such as SIGINT for Ctrl-C. */
	send(signal: NodeJS.Signals): void;
	/** Sends it a signal, and waits until it has ended. */
	end(signal: NodeJS.Signals): Promise<void>;
}

export interface StartProgramOptions {
	/** That of this process if not given. */
	environment?: NodeJS.ProcessEnv;
	/** Whom to run it as, if not as the user of this process. */
	user?: { uid: number; gid: number };
}

/** Starts a program in the background. */
export function startProgram(
	program: string,
	parameters: string[],
	{ environment = process.env, user }: StartProgramOptions = {},
): RunningProgram {
	const subprocess = execa(program, parameters, {
		...user,
		env: environment,
		extendEnv: false,
		stdin: 'ignore',
		all: true,
		buffer: false,
		reject: false,
		// How it ends with this process. Asked to end by itself, it may take its time.
		killSignal: 'SIGKILL',
		forceKillAfterDelay: false,
	});
	const child = subprocess.nodeChildProcess;
	let printed = '';
	subprocess.all.setEncoding('utf8').on('data', (text: string) => (printed += text));
	child.once('error', ({ message }) => (printed += message));
	const hasEnded = () =>
		child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
	return {
		pid: child.pid,
		printed: () => printed,
		hasEnded,
		async exitCode() {
			await subprocess;
			return child.exitCode;
		},
		send: (signal) => void child.kill(signal),
		async end(signal) {
			if (hasEnded()) return;
			const ended = once(child, 'exit');
			child.kill(signal);
			await ended;
		},
	};
}
