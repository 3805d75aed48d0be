import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { countRequests, reportTraffic } from '../../../../sandbox/account.mts';
import { speechAs } from '../../../../sandbox/speechAs.mts';
import { createSilentAccount, readFailure } from '../runCloning.mts';
import {
	NODES,
	generate,
	itemOf,
	repeatMp3,
	repositoryItem,
	urlItem,
	wavItem,
} from './generateFromItems.mts';

afterAll(removeTemporaryData);

describe('Max Minutes of Generate', () => {
	it.each(
		NODES.flatMap((node) => ['cos', 'signedUrl'].map((binaryUpload) => ({ node, binaryUpload }))),
	)(
		'uploads and creates nothing where a later recording makes all of them too long together: $node, $binaryUpload',
		async ({ node, binaryUpload }) => {
			const account = await createSilentAccount();
			const run = await generate({
				account,
				node,
				input: [await wavItem(60), await wavItem(60), await wavItem(34)],
				options: { maxMinutes: 2, binaryUpload },
			});
			expect(readFailure(run)).toEqual({
				status: 'error',
				message: 'The recordings of this run are 2:34 minutes long together, and Max Minutes is 2',
				description: expect.stringContaining('Raise Max Minutes in Options') as string,
			});
			expect((await reportTraffic(account)).requests).toEqual([]);
		},
	);

	it('counts the frames of an MP3 whose header does not tell its length', async () => {
		const account = await createSilentAccount();
		const run = await generate({
			account,
			input: [await itemOf('speech.mp3', repeatMp3(9))],
			options: { maxMinutes: 1 },
		});
		expect(readFailure(run).message).toMatch(/are 1:\d\d minutes long together/);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('lets all items come out as failed ones with Continue, each with its own error where it has one', async () => {
		const account = await createSilentAccount();
		const { items } = await generate({
			account,
			input: [await wavItem(40), await itemOf('voice.ogg', speechAs('ogg')), await wavItem(40)],
			options: { maxMinutes: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone').map(({ json }) => json.errorCode)).toEqual([
			'recordingTooLong',
			'formatNotAccepted',
			'recordingTooLong',
		]);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('also stops a Dry Run', async () => {
		const account = await createSilentAccount();
		const run = await generate({
			account,
			input: [await wavItem(61)],
			options: { maxMinutes: 1, dryRun: true },
		});
		expect(readFailure(run).message).toMatch(/^The recordings of this run are 1:01 minutes long/);
	});

	it('lets recordings pass that are not longer, and texts of any length', async () => {
		const account = await createSilentAccount();
		const { items } = await generate({
			account,
			input: [await wavItem(30), await wavItem(30), { json: { source: 'text' } }],
			parameters: { text: 'A hundred words. '.repeat(100) },
			options: { maxMinutes: 1 },
		});
		expect(items('Clone')).toHaveLength(3);
		expect(await countRequests(account)).toMatchObject({ cosPut: 2, createJob: 3 });
	});

	it.each([
		[-1, 'Max Minutes must be 0 or more'],
		['many', 'Max Minutes must be 0 or more'],
	])('is refused before anything is sent with %p', async (maxMinutes, message) => {
		const account = await createSilentAccount();
		const run = await generate({
			account,
			input: [await wavItem(1)],
			options: { maxMinutes },
		});
		expect(readFailure(run).message).toBe(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('is that of the first item, whatever the others say', async () => {
		const account = await createSilentAccount();
		const run = await generate({
			account,
			input: [await wavItem(61), await wavItem(1)],
			options: { maxMinutes: '={{ $itemIndex === 0 ? 1 : 60 }}' },
		});
		expect(readFailure(run).message).toMatch(
			/are 1:02 minutes long together, and Max Minutes is 1$/,
		);
	});
});

describe('a recording of unknown length, with Max Minutes set,', () => {
	const oggItem = async () => await itemOf('voice.ogg', speechAs('ogg'));
	const fromFile = 'Download the recording before this node and set Input Source to Binary File';
	it.each([
		[
			'URL',
			async () => await Promise.resolve(urlItem),
			'Max Minutes is set, but n8n cannot tell how long a recording from a URL is',
			fromFile,
		],
		[
			'Repository',
			async () => await Promise.resolve(repositoryItem),
			'Max Minutes is set, but n8n cannot tell how long a recording in a repository is',
			fromFile,
		],
		[
			'Ogg',
			oggItem,
			"Max Minutes is set, but n8n cannot tell how long 'voice.ogg' is",
			'Convert it to WAV or MP3 before this node',
		],
	])('stops the run before anything is sent: %s', async (_what, makeItem, message, hint) => {
		const account = await createSilentAccount();
		const run = await generate({
			account,
			input: [await wavItem(1), await makeItem()],
			options: { maxMinutes: 60, sendAnyFormat: true },
		});
		expect(readFailure(run)).toEqual({
			status: 'error',
			message,
			description: expect.stringContaining(hint) as string,
		});
		expect(readFailure(run).description).toContain('set Max Minutes in Options to 0');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('fails alone with Continue, while the others are generated', async () => {
		const account = await createSilentAccount();
		const { items } = await generate({
			account,
			input: [urlItem, await wavItem(60), repositoryItem],
			options: { maxMinutes: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone').map(({ json }) => json.errorCode ?? json.state)).toEqual([
			'parameterInvalid',
			'COMPLETED',
			'parameterInvalid',
		]);
	});
});
