import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, createAccount, listObjects } from '../../../../../sandbox/account.mts';
import { requestObject } from '../../../../../sandbox/vendorRequests.mts';
import { createSilentAccount } from '../../runCloning.mts';
import { readTrack } from '../narrate.mts';
import type { ShownCue } from '../narrate.mts';
import { FORTY, narrateLines, textsOf, shownTexts } from './narrateLines.mts';

afterAll(removeTemporaryData);

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
