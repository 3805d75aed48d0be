import { resetPaidLines } from '../../../../../../nodes/Tencent/cloning/narrate/reuse/paidLines';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { resetJobMemory } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { waitUntil } from '../../../../../../tools/waitUntil.mts';
import {
	countRequests,
	createAccount,
	injectFaults,
	listAllJobs,
	listObjects,
	reportTraffic,
} from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { requestObject } from '../../../../../sandbox/vendorRequests.mts';
import { createSilentAccount, readFailure } from '../../runCloning.mts';
import type { CloningRun } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';
import { narrate, readTrack, voicesOf } from '../narrate.mts';
import type { ShownCue } from '../narrate.mts';

afterAll(removeTemporaryData);

const NAMES = ['Mary', 'John', 'Anna'];
const voices = voicesOf({ Mary: 'default', John: 'default', Anna: 'default' });

/** Forty lines of three voices. */
const FORTY = Array.from(
	{ length: 40 },
	(_, index) => `${NAMES[index % 3]}: This is line ${index}.`,
);

async function narrateLines(
	account: SandboxAccount,
	lines: readonly string[],
	{ parameters, ...run }: Partial<CloningRun> = {},
) {
	const before = (await listAllJobs(account)).length;
	const result = await narrate(lines.join('\n'), {
		account,
		parameters: { voices, ...parameters },
		...run,
	});
	const jobs = (await listAllJobs(account)).slice(before);
	const spoken = jobs.flatMap(({ inputs }) => inputs.map(({ sourceData }) => sourceData));
	return { ...result, jobs, spoken, item: result.items('Clone')[0]! };
}

const textsOf = (lines: readonly string[]) => lines.map((line) => line.replace(/^\w+: /, ''));
const shownTexts = ({ cues }: { cues?: unknown }) => (cues as ShownCue[]).map(({ text }) => text);

describe.each(['fixed', 'unique'])(
	'a script that is narrated again, with %s names',
	(resultNames) => {
		it('pays for the lines that were changed, and for no other', async () => {
			const account = await createSilentAccount({ resultNames });
			const first = await narrateLines(account, FORTY);
			expect(first.jobs).toHaveLength(2);
			expect(first.spoken.sort()).toEqual(textsOf(FORTY).sort());
			expect(first.item.json).toMatchObject({ reused: 0, jobIds: first.jobs.map(({ id }) => id) });

			const changed = FORTY.with(7, 'John: Quite another line.').with(30, 'Mary: And one more.');
			const second = await narrateLines(account, changed);
			expect(second.spoken).toEqual(['Quite another line.', 'And one more.']);
			expect(second.jobs).toHaveLength(1);
			expect(second.item.json.reused).toBe(38);
			expect(second.item.json.jobIds).toEqual([second.jobs[0]!.id]);
			expect(shownTexts(second.item.json)).toEqual(textsOf(changed));
			expect((await readTrack(second.item)).durationSeconds).toBeCloseTo(40 * 0.01 + 39 * 0.4, 3);
		}, 60_000);
	},
);

describe('a script that is narrated again', () => {
	it.each(['poll', 'suspend', 'none'])(
		'comes out at once and without a job where nothing was changed, when it waits by %s',
		async (waitMode) => {
			const account = await createSilentAccount();
			await narrateLines(account, FORTY.slice(0, 3));
			const again = await narrateLines(account, FORTY.slice(0, 3), { parameters: { waitMode } });
			expect(again.run.status).toBe('success');
			expect(again.jobs).toEqual([]);
			expect(again.item.json).toMatchObject({ jobIds: [], reused: 3 });
			if (waitMode === 'none')
				expect(again.item.json.reusedFiles).toEqual(
					[1, 2, 3].map((line) => ({
						line,
						path: expect.stringMatching(/^narrated\/.*out\.wav$/),
					})),
				);
			else expect(shownTexts(again.item.json)).toEqual(textsOf(FORTY.slice(0, 3)));
		},
	);

	it('says the same, also where its lines were moved', async () => {
		const account = await createAccount();
		const lines = ['Mary: Good morning.', 'John: What a beautiful day it is today.', 'Anna: Yes.'];
		const first = await narrateLines(account, lines, { parameters: { gapSeconds: 0 } });
		const moved = await narrateLines(account, [...lines].reverse(), {
			parameters: { gapSeconds: 0, outputPrefix: '' },
		});
		expect(moved.spoken).toEqual([]);
		expect(moved.item.json.reused).toBe(3);
		const lengthsOf = ({ cues }: { cues?: unknown }) =>
			(cues as ShownCue[]).map(({ start, end }) => Math.round((end - start) * 1000));
		expect(lengthsOf(moved.item.json)).toEqual(lengthsOf(first.item.json).reverse());
		expect(moved.item.json.durationSeconds).toBe(first.item.json.durationSeconds);
	}, 120_000);

	it.each([
		['the speech rate', { speechRate: 1.3 }, {}],
		['the language', { language: 'english' }, {}],
		['the additional fields', {}, { additionalFields: '{"volume": 3}' }],
		['the destination', { destination: '/elsewhere' }, {}],
		['the output prefix', { outputPrefix: 'ep2_' }, {}],
	])('pays for all lines where %s was changed', async (_what, parameters, options) => {
		const account = await createSilentAccount();
		await narrateLines(account, FORTY.slice(0, 3));
		const again = await narrateLines(account, FORTY.slice(0, 3), { parameters, options });
		expect(again.spoken).toHaveLength(3);
		expect(again.item.json.reused).toBe(0);
		const third = await narrateLines(account, FORTY.slice(0, 3), { parameters, options });
		expect(third.spoken).toEqual([]);
		expect(third.item.json.reused).toBe(3);
	});

	it('pays for all lines where it is not to reuse them, and reuses the newest recordings later', async () => {
		const account = await createSilentAccount();
		const lines = FORTY.slice(0, 2);
		await narrateLines(account, lines);
		const older = await listObjects(account);
		const again = await narrateLines(account, lines, { options: { reuse: false } });
		expect(again.spoken).toHaveLength(2);
		expect(again.item.json).toMatchObject({ reused: 0 });
		expect(await countRequests(account)).toMatchObject({ cosList: 2 });
		const last = await narrateLines(account, lines, { parameters: { waitMode: 'none' } });
		const files = last.item.json.reusedFiles as Array<{ path: string }>;
		expect(files).toHaveLength(2);
		for (const { path } of files) expect(older).not.toContain(path);
	});

	it('pays for a line whose recording was deleted, is empty, or is no audio', async () => {
		const account = await createSilentAccount();
		const lines = FORTY.slice(0, 4);
		await narrateLines(account, lines, { options: { linesPerJob: 1, concurrency: 1 } });
		const [first, second, third] = await listObjects(account);
		await requestObject(account, 'DELETE', first!);
		await requestObject(account, 'PUT', second!, '');
		await requestObject(account, 'PUT', third!, '<html>Sign in</html>');
		const again = await narrateLines(account, lines);
		expect(again.spoken).toEqual(textsOf(lines).slice(0, 3));
		expect(again.item.json.reused).toBe(1);
	});

	it('counts only what is to be paid for in Max Characters and Dry Run', async () => {
		const account = await createSilentAccount();
		const lines = FORTY.slice(0, 3);
		await narrateLines(account, lines);
		const changed = [...lines, 'Mary: Twelve more.'];
		const dry = await narrateLines(account, changed, { options: { dryRun: true } });
		expect(dry.jobs).toEqual([]);
		expect(dry.item.json).toEqual({
			dryRun: true,
			jobs: 1,
			parts: 1,
			characters: 12,
			lines: 4,
			reused: 3,
		});
		const allowed = await narrateLines(account, changed, { options: { maxCharacters: 12 } });
		expect(allowed.spoken).toEqual(['Twelve more.']);
		const whole = await narrateLines(account, changed, { options: { dryRun: true } });
		expect(whole.item.json).toMatchObject({ jobs: 0, characters: 0, lines: 4, reused: 4 });
	});
});

describe('lines that are equal', () => {
	it('are paid for once in a script, and said each time', async () => {
		const account = await createSilentAccount();
		const lines = ['Mary: Yes.', 'John: No.', 'Mary: Yes.', 'Anna: Yes.'];
		const { spoken, item } = await narrateLines(account, lines);
		expect(spoken).toEqual(['Yes.', 'No.']);
		expect(shownTexts(item.json)).toEqual(['Yes.', 'No.', 'Yes.', 'Yes.']);
		expect(item.json.reused).toBe(0);
	});

	it('never replace each other in several scripts of a run, and are reused in each of them', async () => {
		const account = await createSilentAccount();
		const run = {
			account,
			input: [{ json: { text: 'One. Two.' } }, { json: { text: 'Two. Three.' } }],
		};
		const first = await narrate('={{ $json.text }}', run);
		expect(first.items('Clone').map(({ json }) => json.reused)).toEqual([0, 0]);
		expect(new Set(await listObjects(account)).size).toBe(4);
		const again = await narrate('={{ $json.text }}', run);
		expect(again.items('Clone').map(({ json }) => json.reused)).toEqual([2, 2]);
		expect(await listAllJobs(account)).toHaveLength(2);
	});
});

describe('a run that cannot look into the bucket', () => {
	it('pays for all lines and says why, where the key may not list', async () => {
		const account = await createSilentAccount({ cosKeyMayList: false });
		const first = await narrateLines(account, FORTY);
		expect(first.item.json).toMatchObject({
			reused: 0,
			reuseHint: expect.stringMatching(/may not list the bucket.*\(GetBucket\)/),
		});
		expect(await countRequests(account)).toMatchObject({ cosList: 1 });
	});

	it('pays for all lines and says why, where it has no credential', async () => {
		const account = await createSilentAccount();
		const { item, spoken } = await narrateLines(account, FORTY.slice(0, 2), {
			parameters: { download: false },
			withCos: false,
		});
		expect(spoken).toHaveLength(2);
		expect(item.json).toMatchObject({
			reused: 0,
			reuseHint: expect.stringContaining('Tencent COS credential'),
		});
	});

	it('fails before it pays for anything where COS is down, because that passes', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			kind: 'cosError',
			endpoint: 'cosList',
			code: 'SlowDown',
			times: 5,
			retryAfter: { seconds: 0, as: 'seconds' },
		});
		const { error, jobs } = await narrateLines(account, FORTY.slice(0, 2));
		expect(error!.message).toContain('Tencent COS received too many requests');
		expect(jobs).toEqual([]);
	});
});

describe('a run that is tried again', () => {
	it.each([
		['by the same process', () => undefined],
		[
			'by another process',
			() => {
				resetJobMemory();
				resetPaidLines();
			},
		],
	])(
		'%s pays for no line twice, although its own recordings are in the bucket by then',
		async (_who, forget) => {
			const account = await createSilentAccount();
			await narrateLines(account, FORTY.slice(0, 10));
			// Of the second run, after it has looked at eight recordings and its jobs have ended.
			const { cosGet = 0 } = await countRequests(account);
			await injectFaults(account, {
				kind: 'status',
				endpoint: 'cosGet',
				status: 403,
				fromRequest: cosGet + 8 + 1,
			});
			const changed = [...FORTY.slice(0, 8), ...FORTY.slice(20, 30)];
			const pending = narrateLines(account, changed, {
				options: { linesPerJob: 4 },
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 3000 },
			});
			await waitUntil('the first try has failed', async () => {
				const { requests } = await reportTraffic(account);
				return requests.some(({ fault }) => fault === 'status') ? true : undefined;
			});
			forget();
			const second = await pending;
			expect(second.jobs).toHaveLength(3);
			expect(second.spoken.sort()).toEqual(textsOf(FORTY.slice(20, 30)).sort());
			expect(second.item.json.reused).toBe(8);
		},
		60_000,
	);

	it('pays for no line twice where another execution has stored some of its lines meanwhile', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'status', endpoint: 'cosGet', status: 403 });
		const lines = FORTY.slice(0, 6);
		const pending = narrateLines(account, lines, {
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 3000 },
		});
		await waitUntil('the first try has failed', async () => {
			const { requests } = await reportTraffic(account);
			return requests.some(({ fault }) => fault === 'status') ? true : undefined;
		});
		const other = await narrateLines(account, lines.slice(0, 4), { options: { reuse: false } });
		expect(other.spoken).toHaveLength(4);
		const { item } = await pending;
		expect(item.json).toMatchObject({ reused: 0, jobIds: [expect.any(String)] });
		expect(await listAllJobs(account)).toHaveLength(2);
	}, 60_000);
});

describe('a script of which only some lines are in the bucket', () => {
	afterEach(resetSuspendState);

	it('becomes one track after a suspended wait, beside one that needs no job', async () => {
		const account = await createSilentAccount(held);
		const run = (input: string[]) =>
			narrate('={{ $json.text }}', {
				account,
				input: input.map((text) => ({ json: { text } })),
				parameters: { waitMode: 'suspend' },
			});
		const finish = async (suspended: Awaited<ReturnType<typeof run>>) => {
			expect(suspended.run.status).toBe('waiting');
			await endAll(account);
			const { goneOn } = await suspended.resumeByCall();
			return goneOn!.items('Clone').map(({ json }) => json);
		};
		await finish(await run(['One. Two.']));
		const items = await finish(await run(['Two. One.', 'One. Three. Two.']));
		expect(items.map(({ reused, jobIds }) => [reused, (jobIds as string[]).length])).toEqual([
			[2, 0],
			[2, 1],
		]);
		expect(items.map(shownTexts)).toEqual([
			['Two.', 'One.'],
			['One.', 'Three.', 'Two.'],
		]);
		const jobs = await listAllJobs(account);
		expect(jobs.map(({ inputs }) => inputs.length)).toEqual([2, 1]);
	});

	it('keeps the pieces of a long line together, whichever of them are there', async () => {
		const account = await createSilentAccount();
		const sentence = (word: string) => `${word} is said in a sentence of some length. `.repeat(8);
		const long = (words: string[]) => `Mary: ${words.map(sentence).join('').trim()}`;
		await narrateLines(account, [long(['One', 'Two', 'Three'])]);
		const again = await narrateLines(account, [long(['One', 'Two', 'Four']), 'John: Yes.']);
		expect(again.spoken.length).toBeGreaterThan(1);
		expect(again.item.json).toMatchObject({ reused: 0 });
		expect(again.item.json.cues).toHaveLength(2);
		const last = await narrateLines(account, [long(['One', 'Two', 'Four']), 'John: Yes.']);
		expect(last.spoken).toEqual([]);
		expect(last.item.json).toMatchObject({ reused: 2 });
	});

	it('says which recording cannot be used where it is gone before it is read', async () => {
		const account = await createSilentAccount();
		await narrateLines(account, FORTY.slice(0, 1));
		const { cosGet = 0 } = await countRequests(account);
		await injectFaults(account, {
			kind: 'cosError',
			endpoint: 'cosGet',
			code: 'NoSuchKey',
			fromRequest: cosGet + 2,
		});
		const failed = await narrateLines(account, FORTY.slice(0, 1));
		expect(readFailure(failed)).toMatchObject({
			message: expect.stringMatching(
				/^A recording of an earlier run cannot be reused: There is no/,
			),
			description: expect.stringContaining('turn off Reuse Recordings'),
		});
	});

	it('is refused with a prefix that leaves no room for the names', async () => {
		const account = await createSilentAccount();
		const failed = await narrateLines(account, FORTY.slice(0, 1), {
			parameters: { outputPrefix: 'episode' },
		});
		expect(readFailure(failed).message).toBe(
			"Output Prefix must have at most 6 characters for a narration, but 'episode' has 7",
		);
		const fitting = await narrateLines(account, FORTY.slice(0, 1), {
			parameters: { outputPrefix: 'epi/1_' },
		});
		expect(fitting.item.json.cues).toHaveLength(1);
	});
});
