import { chain, removeTemporaryData, runWorkflow } from '../../tools/engine/index.mts';
import { n8nWorkflow } from '../../tools/engine/n8nModules.mts';
import { nodeThat } from './nodeThat.mts';

const { ManualExecutionCancelledError, sleep } = n8nWorkflow;

afterAll(removeTemporaryData);

describe('cancelling', () => {
	const workflow = chain(
		{ name: 'Wait', type: 'test.wait' },
		{ name: 'End', type: 'n8n-nodes-base.noOp' },
	);

	it('aborts the signal of the running node, and starts no further node', async () => {
		const stop = new AbortController();
		const waiting = nodeThat(async function () {
			stop.abort();
			const signal = this.getExecutionCancelSignal()!;
			try {
				await sleep(60_000, signal);
			} catch {
				// It is aborted at once.
			}
			return [[{ json: { aborted: signal.aborted } }]];
		});
		const { run, items, error } = await runWorkflow({
			workflow,
			nodeTypes: { 'test.wait': waiting },
			signal: stop.signal,
		});
		expect(run.status).toBe('canceled');
		expect(error?.message).toContain('cancelled');
		expect(items('Wait')).toMatchObject([{ json: { aborted: true } }]);
		expect(items('End')).toEqual([]);
	});

	it('counts as an error, and is even retried, where the node throws anything but a cancellation', async () => {
		const outcomes: Array<[string, number]> = [];
		for (const thrown of [new Error('Gone'), new ManualExecutionCancelledError('1')]) {
			let tries = 0;
			const stop = new AbortController();
			const throwing = nodeThat(async () => {
				tries += 1;
				stop.abort();
				throw thrown;
			});
			const { run } = await runWorkflow({
				workflow: chain({
					name: 'Wait',
					type: 'test.wait',
					retryOnFail: true,
					waitBetweenTries: 1,
				}),
				nodeTypes: { 'test.wait': throwing },
				signal: stop.signal,
			});
			outcomes.push([run.status, tries]);
		}
		expect(outcomes).toEqual([
			['error', 3],
			['canceled', 3],
		]);
	});

	it('runs no node where the signal is aborted beforehand', async () => {
		const never = nodeThat(async () => [[{ json: {} }]]);
		const { run, items } = await runWorkflow({
			workflow,
			nodeTypes: { 'test.wait': never },
			signal: AbortSignal.abort(),
		});
		expect(run.status).toBe('canceled');
		expect(items('Wait')).toEqual([]);
	});
});
