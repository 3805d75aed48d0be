import { chain, removeTemporaryData, runWorkflow } from '../../tools/engine/index.mts';
import { n8nWorkflow } from '../../tools/engine/n8nModules.mts';
import { nodeThat } from './nodeThat.mts';

const { NodeOperationError, VersionedNodeType } = n8nWorkflow;
const names = [{ json: { name: 'Ada' } }, { json: { name: 'Grace' } }];
const greet = {
	name: 'Greet',
	type: 'test.greet',
	parameters: { greeting: '=Hello {{ $json.name }}' },
};

afterAll(removeTemporaryData);

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

	it('does not end the run with Continue On Fail', async () => {
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
