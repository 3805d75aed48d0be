import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const SENTENCE = 'Good morning, and welcome to the show.';

describe('the input of a job', () => {
	const refused: Array<[string, object, string]> = [
		['an empty text', { text: ' ' }, 'The text is empty'],
		[
			'an item for a text',
			{ text: '={{ $json }}' },
			'Text must be text, but the expression returns an object',
		],
		[
			'a list for a text',
			{ text: '={{ [1, 2] }}' },
			'Text must be text, but the expression returns a list',
		],
		['no Content ID', { text: 'Hi', contentId: '={{ "" }}' }, 'Content ID must be filled in'],
		[
			'a prefix of 20 characters',
			{ text: 'Hi', outputPrefix: 'x'.repeat(20) },
			'Output Prefix must have at most 19 characters',
		],
		[
			'a Custom ID of 64 characters',
			{ text: 'Hi', options: { customId: 'x'.repeat(64) } },
			'Custom ID must have at most 63 characters',
		],
		[
			'a URL that is none',
			{ inputSource: 'url', url: 'speech.wav' },
			'URL must be a complete http://',
		],
		[
			'a callback that is none',
			{ text: 'Hi', options: { callback: 'here' } },
			'Callback URL must be a complete http://',
		],
		['a missing file', { inputSource: 'binary' }, "no file in the binary field 'data'"],
		['no time to wait', { text: 'Hi', maxWait: 0 }, 'Max Wait must be more than 0'],
		[
			'no concurrency',
			{ text: 'Hi', options: { concurrency: 0 } },
			'Concurrency must be a whole number from 1 to 50',
		],
	];
	it.each(refused)('refuses %s before anything is sent', async (_what, parameters, message) => {
		const account = await createSilentAccount();
		const { options, ...others } = parameters as { options?: INodeParameters } & INodeParameters;
		const failure = readFailure(await runCloning({ account, parameters: others, options }));
		expect(failure.message).toContain(message);
		expect(failure.description).not.toBe('');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it.each([
		[
			'a name with a space',
			{ modelName: 'my voice' },
			'Model Name must have at most 63 characters, all of them English letters',
		],
		['the name default', { modelName: 'default' }, "Model Name must not be 'default'"],
		[
			'51 epochs',
			{ modelName: 'x', totalEpoch: 51 },
			'Total Epochs must be a whole number from 1 to 50',
		],
	])('refuses %s for a new model before anything is sent', async (_what, parameters, message) => {
		const account = await createSilentAccount();
		const url = 'https://example.com/a.wav';
		const run = await runCloning({
			account,
			operation: 'model.train',
			parameters: { inputSource: 'url', url, ...parameters },
		});
		expect(readFailure(run).message).toContain(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('refuses two new models of the same name before anything is sent', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			operation: 'model.train',
			input: [{ json: {} }, { json: {} }],
			parameters: {
				jobMode: 'perItem',
				inputSource: 'url',
				url: 'https://example.com/a.wav',
				modelName: 'same',
			},
		});
		expect(readFailure(run).message).toBe("Another item trains the model 'same' already");
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('refuses two names for the one model that all items train before anything is sent', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			operation: 'model.train',
			input: [{ json: { name: 'ann' } }, { json: { name: 'bob' } }],
			parameters: {
				inputSource: 'url',
				url: 'https://example.com/a.wav',
				modelName: '={{ $json.name }}',
			},
		});
		const { message, description } = readFailure(run);
		expect(message).toContain("the items name two: 'ann' and 'bob'");
		expect(description).toContain('Per Item');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('fails only the item whose expression cannot be evaluated with Continue On Fail', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: SENTENCE },
			input: [{ json: {} }, { json: { seconds: 60 } }],
			options: { timeout: '={{ $json.seconds.toFixed() }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: expect.stringContaining('Timeout must be a whole number') } },
			{ json: { state: 'COMPLETED' } },
		]);
	});

	it('fails only the item whose option is not valid with Continue On Fail', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: SENTENCE },
			input: [{ json: { id: 'x'.repeat(64) } }, { json: { id: 5 } }],
			options: { customId: '={{ $json.id }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: 'Custom ID must have at most 63 characters' } },
			{ json: { customId: '5', state: 'COMPLETED' } },
		]);
	});
});
