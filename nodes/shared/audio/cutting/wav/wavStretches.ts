import type { ByteReader } from '../../../streams/byteReader';
import { inBlocks } from '../../../streams/inBlocks';
import type { Place, Stretch } from '../cutFinder';
import type { WavLayout } from '../cutPlan';
import type { QuietScale } from '../quietestPlace';
import { measureLoudness } from './sampleReader';

/** −60 dBFS, and twice the noise of the recording. */
export const WAV_SCALE: QuietScale = { silence: 0.001, tolerance: 2 };

/** In seconds. */
const STRETCH = 0.02;
/** In bytes, whatever the header says. */
const LARGEST_STRETCH = 1024 * 1024;

/**
 * Divides the samples of a WAV file into stretches of 20 ms that may be cut in their middle.
 *
 * @param reader at the first sample
 * @param maxSamples of a stretch
 */
export async function* readWavStretches(
	reader: ByteReader,
	layout: WavLayout,
	maxSamples: number,
): AsyncGenerator<Stretch> {
	const { start, length, encoding, sampleRate, frameSize } = layout;
	const most = Math.min(sampleRate * STRETCH, LARGEST_STRETCH / frameSize, maxSamples);
	const toPlace = (samples: number): Place => ({
		position: start + samples * frameSize,
		samples,
		bytes: samples * frameSize,
	});
	let samples = 0;
	for await (const block of inBlocks(
		reader.read(length),
		Math.max(1, Math.floor(most)) * frameSize,
	)) {
		const count = Math.floor(block.length / frameSize);
		if (count === 0) return;
		yield {
			start: toPlace(samples),
			cut: toPlace(samples + Math.floor(count / 2)),
			end: toPlace(samples + count),
			measureLoudness: () => measureLoudness(block.subarray(0, count * frameSize), encoding),
		};
		samples += count;
	}
}
