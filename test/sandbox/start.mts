import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts one sandbox, in a process of its own, for all tests; each test makes an account there for itself. It outlives
 * this function, and by its ID another process can end it, so it is started by Node's own means.
 */
export default async function start(): Promise<void> {
	const sandbox = spawn(process.execPath, ['sandbox/main.mts', '--port', '0'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	process.on('exit', () => sandbox.kill());
	for await (const line of createInterface(sandbox.stdout)) {
		const url = /^Sandbox listening on (\S+)$/.exec(line)?.[1];
		if (url === undefined) continue;
		process.env.SANDBOX_URL = url;
		process.env.SANDBOX_PROCESS = String(sandbox.pid);
		sandbox.stdout.destroy();
		sandbox.unref();
		return;
	}
	throw new Error('The sandbox did not start: what it printed stands above');
}
