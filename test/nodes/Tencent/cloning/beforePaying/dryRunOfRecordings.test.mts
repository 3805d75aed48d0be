import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../../sandbox/account.mts';
import { speechAs } from '../../../../sandbox/speechAs.mts';
import { createSilentAccount } from '../runCloning.mts';
import {
	BYTES_PER_SECOND,
	NODES,
	SPEECH_SECONDS,
	WAV_HEADER,
	generate,
	itemOf,
	repeatMp3,
	repositoryItem,
	urlItem,
	wavItem,
} from './generateFromItems.mts';

afterAll(removeTemporaryData);

describe('a Dry Run of Generate', () => {
	it.each(NODES)(
		'tells how long each recording is, and sends nothing, not even the recording: %s',
		async (node) => {
			const account = await createSilentAccount();
			const mp3 = repeatMp3(3);
			const { items } = await generate({
				account,
				node,
				input: [await wavItem(90), await itemOf('speech.mp3', mp3)],
				options: { dryRun: true },
			});
			const seconds = items('Clone').map(({ json }) => json.durationSeconds as number);
			expect(items('Clone').map(({ json }) => json)).toEqual([
				{
					dryRun: true,
					jobs: 1,
					parts: 1,
					durationSeconds: 90,
					bytes: 90 * BYTES_PER_SECOND + WAV_HEADER,
				},
				{ dryRun: true, jobs: 1, parts: 1, durationSeconds: seconds[1], bytes: mp3.length },
			]);
			expect(seconds[1]).toBeCloseTo(3 * SPEECH_SECONDS, 1);
			expect((await reportTraffic(account)).requests).toEqual([]);
		},
	);

	it('leaves out the length of a recording that only Tencent can read, and counts the characters of texts alone', async () => {
		const account = await createSilentAccount();
		const ogg = speechAs('ogg');
		const { items } = await generate({
			account,
			input: [
				urlItem,
				repositoryItem,
				await itemOf('voice.ogg', ogg),
				{ json: { source: 'text' } },
			],
			options: { dryRun: true, sendAnyFormat: true },
		});
		const common = { dryRun: true, jobs: 1, parts: 1 };
		expect(items('Clone').map(({ json }) => json)).toEqual([
			common,
			common,
			{ ...common, bytes: ogg.length },
			{ ...common, characters: 6 },
		]);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('says which item is wrong, and still tells the length of the others, with Continue', async () => {
		const account = await createSilentAccount();
		const { items } = await generate({
			account,
			input: [await itemOf('voice.ogg', speechAs('ogg')), await wavItem(2)],
			options: { dryRun: true },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone').map(({ json }) => json)).toEqual([
			expect.objectContaining({ errorCode: 'formatNotAccepted' }),
			expect.objectContaining({ dryRun: true, durationSeconds: 2 }),
		]);
	});
});
