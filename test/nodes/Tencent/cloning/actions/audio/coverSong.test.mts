import { readFile } from 'node:fs/promises';
import { inspectAudio } from '../../../../../../nodes/shared/audio/inspectAudio';
import { measurePitch } from '../../../../../../sandbox/audio/measurePitch.mts';
import { encodeSpeech } from '../../../../../audio/encodeSpeech.mts';
import { readWav } from '../../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { createAccount, listAllJobs, publishFile } from '../../../../../sandbox/account.mts';
import { recordingItem, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

describe('covering a song', () => {
	it('separates the vocals from the music when asked to', async () => {
		const account = await createAccount({ resultNames: 'unique' });
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', useSeparate: true, download: true },
		});
		expect((await listAllJobs(account))[0]!.outputs).toMatchObject([
			{
				smartContentDescriptor: {
					singingCloning: { type: 1, modelName: 'default', useSeparate: 2 },
				},
			},
		]);
		const [item] = items('Clone');
		expect(item!.json).toMatchObject({ capability: 'singingCloning', state: 'COMPLETED' });
		const cover = await readBinary(item!.binary!.data!);
		expect(readWav(cover).durationSeconds).toBeCloseTo(
			readWav(await readFile('examples/recordings/song.wav')).durationSeconds,
			1,
		);
	});

	it('moves the song as a whole, so that its melody stays', async () => {
		const account = await createAccount({ resultNames: 'unique' });
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', download: true },
		});
		const cover = readWav(await readBinary(items('Clone')[0]!.binary!.data!));
		const semitones =
			12 *
			Math.log2(
				measurePitch(cover).median! /
					measurePitch(readWav(await readFile('examples/recordings/song.wav'))).median!,
			);
		expect(Math.abs(semitones)).toBeGreaterThan(1);
		expect(Math.abs(semitones - Math.round(semitones))).toBeLessThan(0.2);
	});

	it('types the cover by what it is, as an MP3 file', async () => {
		const account = await createAccount();
		const url = await publishFile('song.mp3', encodeSpeech('mp3', 44100, 2));
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			parameters: { inputSource: 'url', url, download: true },
		});
		const file = items('Clone')[0]!.binary!.data!;
		expect(file).toMatchObject({ mimeType: 'audio/mpeg', fileExtension: 'mp3' });
		expect(inspectAudio(await readBinary(file))).toMatchObject({ extension: 'mp3' });
		expect((await listAllJobs(account))[0]!.outputs[0]).not.toHaveProperty(
			'smartContentDescriptor.singingCloning.useSeparate',
		);
	});
});
