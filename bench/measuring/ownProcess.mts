import { once } from 'node:events';
import { execaNode } from 'execa';

/**
 * Runs a script in a process of its own, so that nothing that was in use before hides what it uses.
 *
 * @param order what `readOrder` returns there
 * @returns what it hands to `report`
 */
export async function runInOwnProcess<Report>(script: URL, order: unknown): Promise<Report> {
	const running = start(script, order);
	const [message] = await Promise.all([running.getOneMessage(), running]);
	return message as Report;
}

/** A server in a process of its own. */
export interface OwnServer {
	url: string;
	end(): Promise<void>;
}

/** Starts a script that serves in a process of its own, and reports its URL as soon as it listens. */
export async function serveInOwnProcess(script: URL, order: unknown): Promise<OwnServer> {
	const serving = start(script, order);
	const child = serving.nodeChildProcess;
	return {
		url: String(await serving.getOneMessage()),
		end: async () => {
			const ended = once(child, 'exit');
			child.disconnect();
			await Promise.all([ended, serving]);
		},
	};
}

/** Within such a process: what it was started with. */
export function readOrder<Order>(): Order {
	return JSON.parse(process.argv[2]!) as Order;
}

/** Within such a process: hands over what was found, and lets the process end. */
export function report(found: unknown): void {
	process.send!(found);
	process.disconnect();
}

function start(script: URL, order: unknown) {
	const { BENCH_NODE_OPTIONS = '' } = process.env;
	return execaNode(script, [JSON.stringify(order)], {
		ipc: true,
		nodeOptions: BENCH_NODE_OPTIONS.split(' ').filter(Boolean),
		stdout: 'inherit',
		stderr: 'inherit',
	});
}
