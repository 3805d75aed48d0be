import type { Sound } from '../sound.mts';
import { filterSound } from './frames.mts';

const pcmSampleRate = 16000;

/**
 * Reads raw PCM, which has no header: 16-bit little-endian as VoiceConversionStream takes it (SAMI
 * 6489/1129804), mono at 16 kHz as recommended (SAMI 6489/71997 only lists "pcm").
 *
 * @returns `undefined` for what does not look like samples
 */
export function readRawPcm(bytes: Uint8Array, sampleRate: number): Sound | undefined {
	if (bytes.length === 0 || bytes.length % 2 !== 0 || isSilk(bytes)) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const samples = new Float32Array(bytes.length / 2);
	for (let index = 0; index < samples.length; index++)
		samples[index] = view.getInt16(index * 2, true) / 32768;
	if (!isSmooth(samples)) return undefined;
	return filterSound({ samples, sampleRate: pcmSampleRate }, 'anull', sampleRate);
}

/** The voice messages of WeChat, a format that FFmpeg does not know. */
function isSilk(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(0, 10)).toString('latin1').includes('#!SILK');
}

/** Sound changes little from sample to sample; text and compressed data jump. */
function isSmooth(samples: Float32Array): boolean {
	const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
	let deviation = 0;
	let change = 0;
	samples.forEach((sample, index) => {
		deviation += (sample - mean) ** 2;
		change += (sample - (samples[index - 1] ?? sample)) ** 2;
	});
	return change <= deviation;
}
