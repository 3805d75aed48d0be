import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardCallbacks } from '../../../../../nodes/Tencent/cloning/run/forwardCallbacks';
import type { RunJob } from '../../../../../nodes/Tencent/cloning/run/itemOutcome';
import { chain, removeTemporaryData, runWorkflow } from '../../../../../tools/engine/index.mts';
import { nodeThat } from '../../../../engine/nodeThat.mts';

afterAll(removeTemporaryData);

const TIME_LIMIT = 500;

const listJobs = (count: number, forwardTo: string): RunJob[] =>
	Array.from({ length: count }, (_, index) => ({
		kind: 'job',
		itemIndexes: [index],
		progress: { phase: 'completed', job: { id: String(index), state: 3 } },
		uploads: [],
		forwardTo,
		fileNames: [],
	}));

/** Forwards jobs in n8n's engine to a server that answers as it is told. */
async function forward(count: number, answer: RequestListener, timeLimit = 30_000) {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jobs`;
	const started = performance.now();
	let forwarded: RunJob[] = [];
	let milliseconds = 0;
	const node = nodeThat(async function () {
		const signal = new AbortController().signal;
		forwarded = await forwardCallbacks(this, listJobs(count, url), signal, timeLimit);
		milliseconds = performance.now() - started;
		return [[]];
	});
	await runWorkflow({
		workflow: chain({ name: 'Forward', type: 'test.forward' }),
		nodeTypes: { 'test.forward': node },
	});
	server.closeAllConnections();
	await once(server.close(), 'close');
	return { left: forwarded.filter(({ forwardTo }) => forwardTo !== '').length, milliseconds };
}

describe('jobs that are forwarded to a Callback URL', () => {
	it('are forwarded once it answers with a success', async () => {
		const { left } = await forward(20, (_request, response) => response.writeHead(204).end());
		expect(left).toBe(0);
	});

	it.each([301, 302, 304, 307, 404])(
		'are not forwarded where it answers with %i',
		async (status) => {
			const answer: RequestListener = (_request, response) =>
				response.writeHead(status, { location: '/elsewhere' }).end();
			expect((await forward(3, answer)).left).toBe(3);
		},
	);

	it('are forwarded where it answers with success, even if its answer never ends', async () => {
		const answer: RequestListener = (_request, response) => {
			response.writeHead(200).write('{');
			const drip = setInterval(() => response.write(' '), 50);
			response.once('close', () => clearInterval(drip));
		};
		expect((await forward(3, answer)).left).toBe(0);
	});

	it.each<[string, RequestListener]>([
		['is silent', () => {}],
		['is always busy', (_request, response) => response.writeHead(503).end()],
	])('do not hold up the results, however many they are, where it %s', async (_how, answer) => {
		const { left, milliseconds } = await forward(100, answer, TIME_LIMIT);
		expect(left).toBeGreaterThan(0);
		expect(milliseconds).toBeLessThan(TIME_LIMIT * 10);
	});
});
