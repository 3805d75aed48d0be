import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { countRequests, reportTraffic } from '../../../../sandbox/account.mts';
import { narrate } from '../narrate/narrate.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const SCRIPT = 'Good morning.\nWelcome to the show 👋.';
const input = [{ json: { id: 1 } }, { json: { id: 2 } }];

describe('before anything is paid for', () => {
	it('a Dry Run of Generate tells how much each item would have spoken, and sends nothing', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input,
			parameters: { text: '={{ "Hello. ".repeat($json.id * 100) }}', includeInputFields: true },
			options: { dryRun: true },
		});
		expect(items('Clone')).toEqual([
			{
				json: { id: 1, dryRun: true, jobs: 1, parts: 2, characters: 698 },
				pairedItem: { item: 0 },
			},
			{
				json: { id: 2, dryRun: true, jobs: 1, parts: 3, characters: 1397 },
				pairedItem: { item: 1 },
			},
		]);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('a Dry Run that one item asks for holds for all of them', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input,
			parameters: { text: 'Hello.' },
			options: { dryRun: '={{ $json.id === 2 }}' },
		});
		expect(items('Clone').map(({ json }) => json.dryRun)).toEqual([true, true]);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('an item that cannot be planned keeps its own error where the others are too long together', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input,
			parameters: { text: '={{ $json.id === 1 ? "" : "Hello." }}' },
			options: { maxCharacters: 3 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone').map(({ json }) => json.error)).toEqual([
			'The text is empty',
			'The texts of this run have 6 characters together, and Max Characters is 3',
		]);
	});

	it('a Dry Run of Narrate also tells how many lines a script has, and what is wrong with another', async () => {
		const account = await createSilentAccount();
		const { items } = await narrate(`={{ $json.id === 1 ? ${JSON.stringify(SCRIPT)} : "" }}`, {
			account,
			input,
			options: { dryRun: true, linesPerJob: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone').map(({ json }) => json)).toEqual([
			{ dryRun: true, jobs: 2, parts: 2, characters: 35, lines: 2, reused: 0 },
			expect.objectContaining({ id: 2, errorCode: 'parameterInvalid' }),
		]);
		const { requests } = await reportTraffic(account);
		expect(requests.map(({ endpoint }) => endpoint)).toEqual(['cosList', 'cosList']);
	});

	it.each(['audio.generate', 'audio.narrate'])(
		'Max Characters stops %s where all items together have more, and lets as many pass',
		async (operation) => {
			const account = await createSilentAccount();
			const run = async (maxCharacters: unknown, settings = {}) =>
				await runCloning({
					account,
					operation,
					input,
					parameters: { text: 'Hello.', script: 'Hello.', contentId: account.tencent.contentId },
					options: { maxCharacters: maxCharacters as number },
					settings,
				});
			expect(readFailure(await run(11)).message).toBe(
				'The texts of this run have 12 characters together, and Max Characters is 11',
			);
			expect(readFailure(await run('many')).message).toMatch(/^Max Characters must be/);
			const continued = await run(11, { onError: 'continueRegularOutput' });
			expect(continued.items('Clone').map(({ json }) => json.errorCode)).toEqual([
				'textTooLong',
				'textTooLong',
			]);
			// Narrate looks for recordings that are there already, once a run.
			const looked = operation === 'audio.narrate' ? { cosList: 2 } : {};
			expect(await countRequests(account)).toEqual(looked);
			expect((await run(12)).items('Clone')).toHaveLength(2);
		},
	);
});
