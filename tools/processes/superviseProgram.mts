import { execaNode } from 'execa';
import { endGroup, hasProcessGroups } from './endGroup.mts';

/** A terminal and npm may each pass on one press of Ctrl-C. */
const millisecondsOfOnePress = 500;

/**
 * Runs a program of this project until it ends by itself or is asked to end: by Ctrl-C, or because the terminal
 * is closed. A second Ctrl-C does not wait for it. Nothing that it has started survives it. Returns its exit code.
 *
 * The program is asked to end with the message `stop`, and when this process is gone by `disconnect`.
 */
export async function superviseProgram(program: URL, parameters: string[]): Promise<number> {
	const supervised = execaNode(program, parameters, {
		stdin: 'ignore',
		stdout: 'inherit',
		stderr: 'inherit',
		ipc: true,
		reject: false,
		// In a group of its own it can be ended as a whole, and Ctrl-C reaches nothing before this process.
		detached: hasProcessGroups,
	});
	const child = supervised.nodeChildProcess;
	let askedAt: number | undefined;
	const askToEnd = () => {
		const now = performance.now();
		if (askedAt === undefined) {
			askedAt = now;
			console.log('\nStopping … (Ctrl-C again to end it at once)');
			if (child.connected) child.send('stop');
		} else if (now - askedAt > millisecondsOfOnePress) {
			endGroup(child.pid!);
		}
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askToEnd);
	const { exitCode } = await supervised;
	endGroup(child.pid!);
	return exitCode ?? 1;
}
