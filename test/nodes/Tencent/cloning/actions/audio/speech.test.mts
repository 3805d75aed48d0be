import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount, runCloning } from '../../runCloning.mts';
import type { CloningRun } from '../../runCloning.mts';

afterAll(removeTemporaryData);

/** The settings of the capability, as they were sent. */
async function sendSettings({ parameters, ...run }: Partial<CloningRun>) {
	const account = await createSilentAccount();
	await runCloning({ account, ...run, parameters: { waitMode: 'none', ...parameters } });
	return (await listAllJobs(account)).map(({ outputs }) =>
		outputs.map(({ smartContentDescriptor }) => {
			const settings = smartContentDescriptor as Record<string, unknown>;
			return Object.entries(settings).find(([name]) => name !== 'outputPrefix')?.[1];
		}),
	);
}

const plain = { type: 1, modelName: 'default' };

describe('how text is spoken', () => {
	it('is left to the vendor where nothing is set', async () => {
		expect(await sendSettings({ parameters: { text: 'Hello.' } })).toEqual([[plain]]);
	});

	it.each([
		['english', 1, 0],
		['chinese', 2, 1],
		['notSet', undefined, 1.3],
	])('is sent as it is set, with the language %s', async (language, sent, speechRate) => {
		expect(await sendSettings({ parameters: { text: 'Hello.', language, speechRate } })).toEqual([
			[{ ...plain, ...(sent && { language: sent }), speechRate }],
		]);
	});

	it('follows the script of each text where it is set to From Text', async () => {
		const settings = await sendSettings({
			input: ['Hello.', 'OK, 你好。', '12'].map((text) => ({ json: { text } })),
			parameters: { text: '={{ $json.text }}', language: 'fromText' },
			options: { concurrency: 1 },
		});
		expect(settings).toEqual([
			[{ ...plain, language: 1 }],
			[{ ...plain, language: 2 }],
			[{ ...plain, language: 1 }],
		]);
	});

	it('follows the text that is sent, where the expression returns another each time', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			input: Array.from({ length: 30 }, () => ({ json: {} })),
			parameters: {
				waitMode: 'none',
				text: "={{ Math.random() < 0.5 ? 'Hello.' : '你好。' }}",
				language: 'fromText',
			},
		});
		for (const { inputs, outputs } of await listAllJobs(account)) {
			const language = inputs[0]!.sourceData === 'Hello.' ? 1 : 2;
			expect(outputs[0]!.smartContentDescriptor).toMatchObject({ voiceCloning: { language } });
		}
	});

	it('is one language for all parts of a text', async () => {
		const settings = await sendSettings({
			parameters: { text: '你好。Hello there.', language: 'fromText' },
			options: { partLength: 12 },
		});
		expect(settings).toEqual([Array(2).fill({ ...plain, language: 2 })]);
	});

	it('is not sent for a recording, nor for singing', async () => {
		const url = 'https://example.com/a.wav';
		const set = { language: 'english', speechRate: 1.5 };
		expect(await sendSettings({ parameters: { inputSource: 'url', url, ...set } })).toEqual([
			[plain],
		]);
		expect(
			await sendSettings({
				node: 'tencentSingingCloning',
				parameters: { inputSource: 'text', text: 'La la.', ...set },
			}),
		).toEqual([[plain]]);
	});
});

it('Additional fields are sent with every output', async () => {
	const settings = await sendSettings({
		parameters: { text: 'One. Two.' },
		options: { partLength: 5, additionalFields: '{"emotion":{"joy":0.5},"language":2}' },
	});
	expect(settings).toEqual([Array(2).fill({ ...plain, emotion: { joy: 0.5 }, language: 2 })]);
});
