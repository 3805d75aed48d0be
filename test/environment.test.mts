import { readFileSync } from 'node:fs';
import { n8nWorkflow } from '../tools/engine/n8nModules.mts';

interface Environment {
	teardown(): Promise<void>;
}

const Environment =
	jest.requireActual<new (details: object, context: object) => Environment>('./environment.js');
const globals = globalThis as Record<string, unknown>;

it('What Node and n8n throw are errors of the kind that a test and the nodes know', () => {
	const thrownBy = (act: () => void): unknown => {
		try {
			act();
		} catch (error) {
			return error;
		}
		return undefined;
	};
	expect(thrownBy(() => readFileSync('missing')) instanceof Error).toBe(true);
	expect(new n8nWorkflow.UserError('Wrong') instanceof Error).toBe(true);
});

it('What a suite adds to the globals, and puts in their place, is gone after it', async () => {
	const { fetch } = globalThis;
	const { exit } = process;
	const environment = new Environment({ projectConfig: { globals: { asConfigured: true } } }, {});
	expect(globals.asConfigured).toBe(true);
	globals.leftBehind = true;
	globals.fetch = () => {};
	process.exit = () => {
		throw new Error('Not in a test');
	};
	await environment.teardown();
	expect(globals).not.toHaveProperty('asConfigured');
	expect(globals).not.toHaveProperty('leftBehind');
	expect(globals.fetch).toBe(fetch);
	expect(process.exit).toBe(exit);
});
