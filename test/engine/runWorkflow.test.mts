import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { chain, removeTemporaryData, runWorkflow } from '../../tools/engine/index.mts';
import { n8nWorkflow } from '../../tools/engine/n8nModules.mts';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const { ManualExecutionCancelledError, NodeOperationError, VersionedNodeType, sleep } = n8nWorkflow;
const names = [{ json: { name: 'Ada' } }, { json: { name: 'Grace' } }];
const greet = {
	name: 'Greet',
	type: 'test.greet',
	parameters: { greeting: '=Hello {{ $json.name }}' },
};

afterAll(removeTemporaryData);

function nodeThat(execute: Execute): INodeType {
	return {
		description: {
			displayName: 'Test',
			name: 'test',
			group: ['transform'],
			version: 1,
			description: 'A node of a test',
			defaults: { name: 'Test' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [{ displayName: 'Greeting', name: 'greeting', type: 'string', default: 'Hi' }],
		},
		execute,
	};
}

const greeter = nodeThat(async function () {
	const greetings = this.getInputData().map(({ json }, item) => {
		if (json.name === 'nobody')
			throw new NodeOperationError(this.getNode(), 'Nobody there', { itemIndex: item });
		return {
			json: { text: this.getNodeParameter('greeting', item) as string },
			pairedItem: { item },
		};
	});
	return [greetings];
});

describe('a run', () => {
	it('starts by hand with one empty item', async () => {
		const { run, items, error } = await runWorkflow({
			workflow: chain({ name: 'Greet', type: 'test.greet' }),
			nodeTypes: { 'test.greet': greeter },
		});
		expect(error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(items('Start')).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
		expect(items('Greet')).toMatchObject([{ json: { text: 'Hi' } }]);
	});

	it('starts with the items it is given, resolves expressions and keeps items linked', async () => {
		const { items } = await runWorkflow({
			workflow: chain(greet, { name: 'End', type: 'n8n-nodes-base.noOp' }),
			nodeTypes: { 'test.greet': greeter },
			input: names,
		});
		expect(items('End')).toEqual([
			{ json: { text: 'Hello Ada' }, pairedItem: { item: 0 } },
			{ json: { text: 'Hello Grace' }, pairedItem: { item: 1 } },
		]);
	});

	it('leaves the workflow as it was', async () => {
		const workflow = chain(greet);
		const before = structuredClone(workflow);
		await runWorkflow({ workflow, nodeTypes: { 'test.greet': greeter }, input: names });
		expect(workflow).toEqual(before);
	});

	it('takes versioned node types, as classes too', async () => {
		class Versioned extends VersionedNodeType {
			constructor() {
				const answer = (text: string) => nodeThat(async () => [[{ json: { text } }]]);
				super(
					{ 1: answer('one'), 2: answer('two') },
					{ ...greeter.description, defaultVersion: 2 },
				);
			}
		}
		const { items } = await runWorkflow({
			workflow: chain(
				{ name: 'Old', type: 'test.versioned', typeVersion: 1 },
				{ name: 'New', type: 'test.versioned', typeVersion: 2 },
			),
			nodeTypes: { 'test.versioned': Versioned },
		});
		expect([...items('Old'), ...items('New')].map(({ json }) => json.text)).toEqual(['one', 'two']);
	});

	it('refuses node types that it does not know', async () => {
		await expect(runWorkflow({ workflow: chain(greet) })).rejects.toThrow(
			'Unrecognized node type: test.greet',
		);
	});

	it('can be suspended by a node', async () => {
		const until = new Date(Date.now() + 60_000);
		const suspending = nodeThat(async function () {
			await this.putExecutionToWait(until);
			return [this.getInputData()];
		});
		const { run, items } = await runWorkflow({
			workflow: chain(
				{ name: 'Suspend', type: 'test.suspend' },
				{ name: 'End', type: 'n8n-nodes-base.noOp' },
			),
			nodeTypes: { 'test.suspend': suspending },
		});
		expect(run.status).toBe('waiting');
		expect(run.waitTill).toEqual(until);
		expect(items('End')).toEqual([]);
	});
});

describe('an error', () => {
	const input = [{ json: { name: 'nobody' } }];
	const nodeTypes = { 'test.greet': greeter };

	it('ends the run and names the node', async () => {
		const { run, error } = await runWorkflow({ workflow: chain(greet), nodeTypes, input });
		expect(run.status).toBe('error');
		expect(error).toMatchObject({ message: 'Nobody there', node: { name: 'Greet' } });
	});

	it('is passed over with Continue On Fail', async () => {
		const workflow = chain(
			{ ...greet, onError: 'continueRegularOutput' },
			{ name: 'End', type: 'n8n-nodes-base.noOp' },
		);
		const { run, items } = await runWorkflow({ workflow, nodeTypes, input });
		expect(run.status).toBe('success');
		expect(items('End')).toMatchObject(input);
	});

	it('is retried with Retry On Fail', async () => {
		let tries = 0;
		const flaky = nodeThat(async function () {
			tries += 1;
			if (tries < 3) throw new Error('Not yet');
			return [[{ json: { tries } }]];
		});
		const { run, items } = await runWorkflow({
			workflow: chain({
				name: 'Flaky',
				type: 'test.flaky',
				retryOnFail: true,
				waitBetweenTries: 1,
			}),
			nodeTypes: { 'test.flaky': flaky },
		});
		expect(run.status).toBe('success');
		expect(items('Flaky')).toMatchObject([{ json: { tries: 3 } }]);
	});
});

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
			await sleep(60_000, signal).catch(() => {});
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
