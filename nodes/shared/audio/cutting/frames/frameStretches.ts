import type { ByteReader } from '../../../streams/byteReader';
import type { Place, Stretch } from '../cutFinder';
import type { FrameLayout } from '../cutPlan';
import type { QuietScale } from '../quietestPlace';
import { estimateLoudness, readSideInformation } from '../../formats/layer3';
import { scanFrames } from './scanFrames';
import type { ScannedFrame } from '../../formats/frameScanner';

/**
 * Of MP3, the loudness is estimated, so that the scale is that of samples. Of AAC, the size of a frame stands for its loudness:
 * encoders spend few bytes on silence, but never none, and those with a constant bitrate few more on speech.
 */
export const FRAME_SCALES: Record<FrameLayout['format'], QuietScale> = {
	mp3: { silence: 0.001, tolerance: 2 },
	aac: { silence: 16, tolerance: 1.1 },
};

/**
 * Divides an MP3 or AAC file into its frames, which may be cut where they begin.
 *
 * @param reader at the first frame
 */
export async function* readFrameStretches(
	reader: ByteReader,
	layout: FrameLayout,
): AsyncGenerator<Stretch> {
	let samples = 0;
	let bytes = 0;
	for await (const scanned of scanFrames(reader.read(), layout.start, layout.frame)) {
		const { position, frame } = scanned;
		const start: Place = { position, samples, bytes };
		samples += frame.samples;
		bytes += frame.size;
		const end: Place = { position: position + frame.size, samples, bytes };
		yield { start, cut: start, end, measureLoudness: () => measureLoudness(scanned) };
	}
}

function measureLoudness({ frame, bytes }: ScannedFrame): number {
	if (frame.extension === 'aac') return frame.size;
	const side = readSideInformation(bytes, frame);
	return side ? estimateLoudness(side) : 0;
}
