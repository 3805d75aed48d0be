import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';
import { narrate } from '../narrate.mts';
import { FORTY, narrateLines, shownTexts } from './narrateLines.mts';

afterAll(removeTemporaryData);

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
				/^A recording from an earlier run cannot be reused: There is no/,
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
