import type { INodeExecutionData } from 'n8n-workflow';
import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { storeBinary } from '../../../../../tools/engine/index.mts';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { runCloning } from '../runCloning.mts';
import type { CloningRun } from '../runCloning.mts';

export const BYTES_PER_SECOND = 32_000;
export const WAV_HEADER = 44;

/** An item with a file. */
export async function itemOf(fileName: string, content: Buffer): Promise<INodeExecutionData> {
	const file = { binaryMode: 'filesystem', fileName, mimeType: 'audio/wav' } as const;
	return { json: { source: 'binary' }, binary: { data: await storeBinary(content, file) } };
}

/** An item with silence of a length. */
export const wavItem = async (seconds: number) =>
	await itemOf('speech.wav', makeWav(Buffer.alloc(seconds * BYTES_PER_SECOND)));

/** Of the speech that `repeatMp3` repeats, with the padding of the encoder. */
export const SPEECH_SECONDS = 6.984;

/** The speech several times, without a header that tells how long it is. */
export function repeatMp3(times: number): Buffer {
	const file = encodeSpeech('mp3', 24_000, 1);
	const { position, frame } = findFirstFrame(file, 0)!;
	const frames = file.subarray(position + ('info' in frame && frame.info ? frame.size : 0));
	return Buffer.concat(Array.from({ length: times }, () => frames));
}

export const urlItem = { json: { source: 'url', url: 'https://example.com/a.wav' } };
export const repositoryItem = { json: { source: 'repository' } };

/** Runs Generate with items of all sources: each says in `source` which it has. */
export async function generate({ parameters, ...run }: CloningRun) {
	return await runCloning({
		parameters: {
			inputSource: '={{ $json.source }}',
			url: '={{ $json.url }}',
			repositoryId: run.account.tencent.contentId,
			repositoryPath: '/a.wav',
			text: 'Hello.',
			...parameters,
		},
		...run,
	});
}

export const NODES = ['tencentVoiceCloning', 'tencentSingingCloning'] as const;
