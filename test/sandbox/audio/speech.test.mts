import { readWav } from '../../audio/readWav.mts';
import { createAccount } from '../account.mts';
import { callMediaLab, generate, requestObject, runJob } from '../vendorRequests.mts';

/** How long a text is when it is spoken so, in seconds; always the same but for a millisecond. */
async function measureSpeech(
	sourceData: string,
	speech: { language?: number; speechRate?: number },
): Promise<number> {
	const account = await createAccount();
	const outputs = [generate(account, speech)];
	const { json } = await runJob(account, { inputs: [{ sourceData }], outputs });
	// What was asked for comes back.
	expect(json).toMatchObject({ getJobResponse: { job: { state: 3, outputs } } });
	return readWav((await requestObject(account, 'GET', 'output/out.wav')).bytes).durationSeconds;
}

describe('a text', () => {
	it.each([
		['Chinese characters', '今天下午三点钟我们在会议室见面。', 2, 1],
		['Latin letters', 'We meet in the conference room at three.', 1, 2],
	])(
		'of %s is spoken by its script, or in the language of choice',
		async (_letters, text, own, other) => {
			const byScript = await measureSpeech(text, {});
			expect(await measureSpeech(text, { language: own })).toBeCloseTo(byScript, 2);
			expect(await measureSpeech(text, { language: other })).toBeGreaterThan(byScript * 1.05);
		},
	);

	it('is spoken at the rate of choice', async () => {
		const text = 'We meet in the conference room at three.';
		const usual = await measureSpeech(text, {});
		expect(await measureSpeech(text, { speechRate: 1 })).toBeCloseTo(usual, 2);
		expect(await measureSpeech(text, { speechRate: 2 })).toBeLessThan(usual * 0.75);
		expect(await measureSpeech(text, { speechRate: 0.5 })).toBeGreaterThan(usual * 1.5);
		expect(await measureSpeech(text, { speechRate: 0 })).toBeGreaterThan(usual * 1.5);
	});

	it.each([
		[{ language: 3 }, 'language: must be 1 or 2'],
		[{ speechRate: 2.1 }, 'speechRate: '],
	])('is refused with %j', async (speech, message) => {
		const account = await createAccount();
		const request = {
			inputs: [{ sourceData: 'Hello.' }],
			outputs: [generate(account, speech)],
		};
		const { json } = await callMediaLab(account.tencent, 'CreateJob', request);
		expect(json).toMatchObject({ errorResponse: { message: expect.stringContaining(message) } });
	});
});
