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
			'a text without anything to speak',
			{ text: '*** …' },
			'The text has no letters or digits to speak',
		],
		[
			'a prefix of 20 characters',
			{ text: 'Hi', outputPrefix: 'x'.repeat(20), options: { uniqueNames: false } },
			'Output Prefix must have at most 19 characters',
		],
		[
			'a prefix that leads out of the folder',
			{ text: 'Hi', outputPrefix: '../' },
			"Output Prefix must not have '.' or '..' between its slashes",
		],
		[
			'a prefix that leaves no room for unique names',
			{ text: 'Hi', outputPrefix: 'x'.repeat(9) },
			'Output Prefix must have at most 8 characters while Unique Names is on',
		],
		[
			'a part length of 1',
			{ text: 'Hi', options: { partLength: 1 } },
			'Part Length must be a whole number from 2 to 512',
		],
		[
			'more parts than can be named',
			{ text: 'a b '.repeat(700), options: { partLength: 2 } },
			'Text is split into 1400 parts, but one job can have at most 1296',
		],
		[
			'a speech rate between the steps',
			{ text: 'Hi', speechRate: 0.25 },
			'Speech Rate must be a number from 0 to 2 in steps of 0.1',
		],
		[
			'an additional field that the form has',
			{ text: 'Hi', options: { additionalFields: '{"modelName":"other"}' } },
			"Additional Fields must not contain 'modelName'",
		],
		[
			'additional fields that are no object',
			{ text: 'Hi', options: { additionalFields: '[1]' } },
			'Additional Fields must be a JSON object',
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
			{ newModelName: 'my voice' },
			'Model Name must have at most 63 characters, all of them English letters',
		],
		['the name default', { newModelName: 'default' }, "Model Name must not be 'default'"],
		[
			'51 epochs',
			{ newModelName: 'x', totalEpoch: 51 },
			'Total Epochs must be a whole number from 1 to 50',
		],
	])('refuses %s for a new model before anything is sent', async (_what, parameters, message) => {
		const account = await createSilentAccount();
		const url = 'https://example.com/a.wav';
		const run = await runCloning({
			account,
			operation: 'model.train',
			parameters: { trainingSource: 'url', url, ...parameters },
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
				trainingSource: 'url',
				url: 'https://example.com/a.wav',
				newModelName: 'same',
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
				trainingSource: 'url',
				url: 'https://example.com/a.wav',
				newModelName: '={{ $json.name }}',
			},
		});
		const { message, description } = readFailure(run);
		expect(message).toContain("All items train one model, but they name two: 'ann' and 'bob'");
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
