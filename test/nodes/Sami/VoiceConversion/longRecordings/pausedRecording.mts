import type { INodeExecutionData } from 'n8n-workflow';
import type { BinaryMode } from '../../../../../tools/engine/index.mts';
import { encodePausedSpeech } from '../../../../audio/encodePausedSpeech.mts';
import { recordingItem } from '../convertVoice.mts';

export type Format = 'wav' | 'mp3' | 'aac';

/** The sandbox works at this rate, so that it need not change a sample of it. */
const SAMPLE_RATE = 24_000;
const TIMES = 10;

/** What it is cut into, with a Part Length of one minute. */
export const PARTS = 2;

/** Speech with pauses, a minute and a quarter of it. */
export function encodePausedRecording(format: Format = 'wav'): Buffer {
	return encodePausedSpeech(format, SAMPLE_RATE, 1, TIMES);
}

/** An item that carries it. */
export async function longItem(
	format: Format = 'wav',
	binaryMode: BinaryMode = 'filesystem',
): Promise<INodeExecutionData> {
	return await recordingItem(binaryMode, encodePausedRecording(format), {
		fileName: `talk.${format}`,
	});
}
