import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { readCaseLines } from '../../../audio/caseFiles.mts';
import { makeWav } from '../../shared/audio/makeWav.mts';
import { createAccount } from '../../../sandbox/account.mts';
import { convertVoice, recordingItem } from './convertVoice.mts';

afterAll(removeTemporaryData);

const second = makeWav(Buffer.alloc(16_000), { sampleRate: 8000, bits: 16 });

async function convertNamed(
	items: Array<{ json: { name: string }; fileName?: string }>,
	fileName: string,
): Promise<Array<string | undefined>> {
	const input = await Promise.all(
		items.map(async (item) => ({
			...(await recordingItem('filesystem', second, { fileName: item.fileName ?? 'speech.wav' })),
			json: item.json,
		})),
	);
	const account = await createAccount();
	const { items: output } = await convertVoice({ account, input, options: { fileName } });
	return output('Convert').map(({ binary }) => binary!.data!.fileName);
}

describe('The name of a converted file', () => {
	it('is the whole name that was asked for, also with dots, and the extension', async () => {
		const names = await readCaseLines('file-names.txt');
		const items = names.map((name) => ({ json: { name } }));
		expect(await convertNamed(items, '={{ $json.name }}')).toEqual(
			names.map((name) => `${name}.wav`),
		);
	});

	it('begins with the whole name of the recording, also with dots', async () => {
		const names = await readCaseLines('file-names.txt');
		const items = names.map((name) => ({ json: { name }, fileName: name }));
		expect(await convertNamed(items, '')).toEqual(
			names.map((name) => `${name}-zh_female_qingxin.wav`),
		);
	});

	it('is given to one item of a run only', async () => {
		const items = [{ json: { name: 'a' } }, { json: { name: 'A' } }, { json: { name: 'a' } }];
		expect(await convertNamed(items, '={{ $json.name }}')).toEqual(['a.wav', 'A-2.wav', 'a-3.wav']);
		expect(await convertNamed(items, '')).toEqual([
			'speech-zh_female_qingxin.wav',
			'speech-zh_female_qingxin-2.wav',
			'speech-zh_female_qingxin-3.wav',
		]);
	});
});
