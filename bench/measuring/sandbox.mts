import { startProgram } from '../../tools/processes/startProgram.mts';
import { waitUntil } from '../../tools/waitUntil.mts';

/** Lets a benchmark, and the processes that it starts, use a sandbox in a process of its own. */
export async function withSandbox<Result>(work: () => Promise<Result>): Promise<Result> {
	const sandbox = startProgram(process.execPath, ['sandbox/main.mts', '--port', '0']);
	try {
		process.env.SANDBOX_URL = await waitUntil(
			'the sandbox listens',
			async () => /Sandbox listening on (\S+)/.exec(sandbox.printed())?.[1],
		);
		return await work();
	} finally {
		await sandbox.end('SIGTERM');
	}
}
