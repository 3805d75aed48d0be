import { once } from 'node:events';
import type { RunningN8n } from '../../../tools/n8n/run/startN8n.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';

/** The setting of an n8n whose memory is measured: any free port for the inspector of Node, which listens when it is asked to. */
export const measurable = { NODE_OPTIONS: '--inspect-port=0' };

const mostMilliseconds = 180_000;

/** What Node's inspector answers to `Runtime.getHeapUsage`, in bytes. */
interface HeapUsage {
	usedSize: number;
	/** Of buffers, which lie outside of the heap. */
	backingStorageSize: number;
}

/**
 * How much an n8n keeps in memory when all that it could clear away is cleared away, in megabytes. What the process occupies
 * says little of that: it also has what no one has cleared away yet. n8n has to run with the setting `measurable`.
 */
export async function measureKeptMemory({ pid, logs }: RunningN8n): Promise<number> {
	process.kill(pid, 'SIGUSR1');
	const address = await waitUntil(
		'the inspector of n8n listens',
		async () => /Debugger listening on (ws:\S+)/.exec(logs())?.[1],
	);
	const inspector = new WebSocket(address);
	await once(inspector, 'open', { signal: AbortSignal.timeout(mostMilliseconds) });
	try {
		await ask(inspector, 1, 'HeapProfiler.collectGarbage');
		const { usedSize, backingStorageSize } = (await ask(
			inspector,
			2,
			'Runtime.getHeapUsage',
		)) as HeapUsage;
		return (usedSize + backingStorageSize) / 2 ** 20;
	} finally {
		inspector.close();
	}
}

async function ask(inspector: WebSocket, id: number, method: string): Promise<unknown> {
	inspector.send(JSON.stringify({ id, method }));
	for (;;) {
		const [{ data }] = (await once(inspector, 'message', {
			signal: AbortSignal.timeout(mostMilliseconds),
		})) as [{ data: string }];
		const answer = JSON.parse(data) as { id?: number; result?: unknown };
		if (answer.id === id) return answer.result;
	}
}
