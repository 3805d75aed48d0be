import { delimiter, dirname } from 'node:path';
import { execa } from 'execa';

export interface ProgramOptions {
	/** The folder to run it in. */
	folder?: string;
	environment?: NodeJS.ProcessEnv;
	/** Whom to run it as, if not as the user of this process. */
	user?: { uid: number; gid: number };
	/** Sees each line of its standard error as it comes, and says whether the line belongs into the error of a failure. */
	keepErrorLine?: (line: string) => boolean;
}

/** Runs a program to its end, and returns what it printed. Fails, with all it said, if it did not succeed. */
export async function runProgram(
	program: string,
	parameters: string[],
	{
		folder,
		environment = processEnvironment(),
		user,
		keepErrorLine = () => true,
	}: ProgramOptions = {},
): Promise<string> {
	const { stdout } = await execa(program, parameters, {
		...user,
		cwd: folder,
		env: environment,
		extendEnv: false,
		stdin: 'ignore',
		*stderr(line: unknown) {
			if (keepErrorLine(String(line))) yield line;
		},
	});
	return stdout;
}

/**
 * What programs need of the environment of this process, and nothing that would configure n8n. The Node that
 * runs this comes first: n8n needs a newer one than may be installed on the machine.
 */
export function processEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|JEST|npm_package|npm_lifecycle)_|^NODE_(?!EXTRA)/;
	const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const { PATH = '' } = process.env;
	return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), PATH].join(delimiter) };
}
