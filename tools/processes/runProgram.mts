import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

export interface ProgramOptions {
	/** The folder to run it in. */
	folder?: string;
	environment?: NodeJS.ProcessEnv;
	/** Whom to run it as, if not as the user of the tests. */
	user?: { uid: number; gid: number };
}

/** Runs a program to its end, and returns what it printed. Fails, with all it said, if it did not succeed. */
export async function runProgram(
	program: string,
	parameters: string[],
	{ folder, environment = processEnvironment(), user }: ProgramOptions = {},
): Promise<string> {
	const child = spawn(program, parameters, {
		...user,
		cwd: folder,
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	let complaints = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
	const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
	child.once('error', reject).once('close', resolve);
	const status = await ended;
	if (status === 0) return printed;
	throw new Error(
		`${[program, ...parameters].join(' ')} ended with ${status}:\n${printed}${complaints}`,
	);
}

/**
 * What programs need of the environment of the tests, and nothing that would configure n8n. The Node that
 * runs the tests comes first: n8n needs a newer one than may be installed on the machine.
 */
export function processEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|JEST|npm_package|npm_lifecycle)_|^NODE_(?!EXTRA)/;
	const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const { PATH = '' } = process.env;
	return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), PATH].join(delimiter) };
}
