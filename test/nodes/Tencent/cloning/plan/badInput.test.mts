import { readFile } from 'node:fs/promises';
import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData, storeBinary } from '../../../../../tools/engine/index.mts';
import {
	createAccount,
	injectFaults,
	listAllJobs,
	listObjects,
	reportTraffic,
} from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const SENTENCE = 'Good morning, and welcome to the show.';

describe('bad input is refused before anything is sent', () => {
	const refused: Array<[string, object, string]> = [
		['an empty text', { text: ' ' }, 'The text is empty'],
		[
			'an item for a text',
			{ text: '={{ $json }}' },
			'The parameter text must be a text, not an object',
		],
		[
			'a list for a text',
			{ text: '={{ [1, 2] }}' },
			'The parameter text must be a text, not a list',
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
	it.each(refused)('%s', async (_what, parameters, message) => {
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
	])('%s for a new model', async (_what, parameters, message) => {
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

	it('two models of the same name', async () => {
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

	it('two names for the one model that all items train', async () => {
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

	it('an expression of one item that cannot be evaluated only for that item with Continue On Fail', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: SENTENCE },
			input: [{ json: {} }, { json: { id: 'x' } }],
			options: { customId: '={{ $json.id.trim() }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: expect.any(String) } },
			{ json: { customId: 'x' } },
		]);
	});

	it('a credential that is not complete', async () => {
		const account = await createSilentAccount();
		const failure = readFailure(
			await runCloning({ account, parameters: { text: SENTENCE }, credentials: { secretKey: '' } }),
		);
		expect(failure.message).toBe('The credential for Tencent Media Lab is not complete');
		expect(failure.description).toBe('Fill in, or correct: Secret Key');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('a node without a credential', async () => {
		const account = await createSilentAccount();
		const failure = readFailure(
			await runCloning({ account, parameters: { text: SENTENCE }, settings: { credentials: {} } }),
		);
		expect(failure.message).toMatch(
			/^n8n cannot read the credential for Tencent Media Lab: Node does not have any credentials set/,
		);
		expect(failure.description).toMatch(/^Choose a credential in the node/);
	});

	it('the options of one item only for that item with Continue On Fail', async () => {
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

	it('an upload or a download without a credential for COS', async () => {
		const account = await createSilentAccount();
		const upload = await runCloning({
			account,
			withCos: false,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
		});
		expect(readFailure(upload).message).toBe(
			'To upload the recording the node needs a credential for Tencent COS',
		);
		const download = await runCloning({
			account,
			withCos: false,
			parameters: { text: 'Hi', download: true },
		});
		expect(readFailure(download).message).toBe(
			'To download the audio the node needs a credential for Tencent COS',
		);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('a signed URL where n8n keeps files in memory', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			binaryMode: 'default',
			input: [await recordingItem('speech.wav', 'default')],
			parameters: { inputSource: 'binary' },
			options: { binaryUpload: 'signedUrl' },
		});
		expect(readFailure(run).message).toBe('n8n has no URL for a file that it keeps in memory');
	});

	it.each([
		{ waitMode: 'none', status: 'error' },
		{ waitMode: 'suspend', status: 'error' },
		{ waitMode: 'poll', status: 'success' },
	])(
		'a signed URL of a file that a trigger has received, which n8n moves at the end ($waitMode)',
		async ({ waitMode, status }) => {
			const account = await createSilentAccount();
			const file = await storeBinary(await readFile('examples/recordings/speech.wav'), {
				binaryMode: 'filesystem',
				fileName: 'speech.wav',
				mimeType: 'audio/wav',
				received: true,
			});
			const { run, error } = await runCloning({
				account,
				input: [{ json: {}, binary: { data: file } }],
				parameters: { inputSource: 'binary', waitMode },
				options: { binaryUpload: 'signedUrl' },
			});
			expect(run.status).toBe(status);
			if (status === 'error')
				expect(error?.description).toBe(
					'Set Options → Binary Upload to COS, or Wait Mode to Wait Here',
				);
			expect((await listAllJobs(account)).length).toBe(status === 'error' ? 0 : 1);
		},
	);
});

describe('an upload', () => {
	it('is removed when no job takes it', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { endpoint: 'createJob', kind: 'errorResponse', message: 'no' });
		const { run } = await runCloning({
			account,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
		});
		expect(run.status).toBe('error');
		expect(await listObjects(account)).toEqual([]);
	});
});

describe('a download that fails', () => {
	it('names the job, so that nothing is paid for twice', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			endpoint: 'cosGet',
			kind: 'cosError',
			code: 'AccessDenied',
			times: 10,
		});
		const failure = readFailure(
			await runCloning({ account, parameters: { text: SENTENCE, download: true } }),
		);
		const [job] = await listAllJobs(account);
		expect(failure.message).toContain(`Job ${job!.id}`);
	});
});
