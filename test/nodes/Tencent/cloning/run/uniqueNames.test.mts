import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { readWav } from '../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import {
	createAccount,
	injectFaults,
	listAllJobs,
	listObjects,
} from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';
import { endAll, held } from '../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const sameName = { text: '={{ $json.text }}', destination: '/news', outputPrefix: 'daily' };
/** Each as much longer as can be heard. */
const TEXTS = [1, 3, 6, 10, 15].map((words) => `${'word '.repeat(words).trim()}.`);

describe('texts with one destination and one prefix', () => {
	it.each(['poll', 'suspend'])(
		'become a file each, as long as its text, in wait mode %s',
		async (waitMode) => {
			const account = await createAccount(waitMode === 'suspend' ? held : {});
			const started = await runCloning({
				account,
				input: speak(TEXTS),
				parameters: { ...sameName, waitMode, download: true },
			});
			if (waitMode === 'suspend') await endAll(account);
			const ended = waitMode === 'suspend' ? (await started.resumeByCall()).goneOn! : started;
			const items = ended.items('Clone');
			expect(items.map(({ json }) => json.path)).toEqual(
				Array(5).fill(expect.stringMatching(/^news\/daily[0-9A-Za-z]{8}00_out\.wav$/)),
			);
			expect(items.map(({ json }) => json.fileName)).toEqual(
				[1, 2, 3, 4, 5].map((row) => `default-00${row}.wav`),
			);
			const seconds = await Promise.all(
				items.map(async ({ binary }) => readWav(await readBinary(binary!.data!)).durationSeconds),
			);
			expect(seconds).toEqual([...seconds].sort((one, other) => one - other));
			expect(new Set(seconds).size).toBe(5);
			expect(await listObjects(account)).toHaveLength(5);
		},
		180_000,
	);

	it('are an error for each item whose result was replaced, before anything is downloaded, without unique names', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input: speak(['One.', 'Two.']),
			parameters: { ...sameName, download: true },
			options: { uniqueNames: false },
			settings: { onError: 'continueRegularOutput' },
		});
		const jobs = await listAllJobs(account);
		expect(items('Clone').map(({ json }) => json.error)).toEqual(
			jobs.map(
				({ id }) =>
					`Job ${id}: Several results were stored at 'news/dailyout.wav' and replaced each other`,
			),
		);
		expect(items('Clone')[0]!.json.message).toContain('Turn on Unique Names');
	});

	it('are an error without unique names, even where nothing is to be downloaded', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			input: speak(['One.', 'Two.']),
			parameters: sameName,
			options: { uniqueNames: false },
		});
		expect(readFailure(run).message).toContain("stored at 'news/dailyout.wav'");
	});
});

describe('a name of its own', () => {
	it('stays the same when the run is tried again, and tells twins apart whose answers were lost', async () => {
		const account = await createSilentAccount();
		await injectFaults(
			account,
			{ endpoint: 'createJob', kind: 'reset', at: 'beforeAnswer', effect: 'done', times: 2 },
			{ endpoint: 'listJobs', kind: 'errorResponse', message: 'not now', fromRequest: 2, times: 2 },
		);
		const { run, items } = await runCloning({
			account,
			input: speak(['Twin.', 'Twin.']),
			parameters: { ...sameName, waitMode: 'none' },
			options: { customId: 'mine', concurrency: 1 },
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 },
		});
		expect(run.status).toBe('success');
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(2);
		expect(items('Clone').map(({ json }) => json.jobId)).toEqual(jobs.map(({ id }) => id));
	});

	it('lets the parts of a long text be joined, while their results are all called out.wav', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'One. Two. Three.', download: true },
			options: { partLength: 6 },
		});
		const [item] = items('Clone');
		const files = item!.json.files as Array<{ fileName: string }>;
		expect(files.map(({ fileName }) => fileName.slice(8))).toEqual([
			'00_out.wav',
			'01_out.wav',
			'02_out.wav',
		]);
		expect(Object.keys(item!.binary!)).toEqual(['data']);
		expect((await listAllJobs(account))[0]!.inputs).toEqual([
			{ sourceData: 'One.' },
			{ sourceData: 'Two.' },
			{ sourceData: 'Three.' },
		]);
	});
});

it('A result is downloaded from the bucket that the vendor names', async () => {
	const account = await createSilentAccount({ outputCos: true });
	const { items } = await runCloning({ account, parameters: { text: 'Hi.', download: true } });
	expect((await readBinary(items('Clone')[0]!.binary!.data!)).length).toBeGreaterThan(44);
});
