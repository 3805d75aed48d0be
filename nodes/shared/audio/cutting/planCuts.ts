import { createByteReader } from '../../streams/byteReader';
import type { ByteReader } from '../../streams/byteReader';
import { createCutFinder } from './cutFinder';
import type { Place } from './cutFinder';
import type { AudioSource, CutPlan, Layout, Part, PartLimits } from './cutPlan';
import { FRAME_SCALES, readFrameStretches } from './frames/frameStretches';
import { readFrameLayout } from './frames/readFrameLayout';
import { holdsNoSound, takesTooManyParts } from './refusals';
import { readWavLayout } from './wav/readWavLayout';
import { WAV_SCALE, readWavStretches } from './wav/wavStretches';
import { CHUNK_HEADER_SIZE, isWav, measureWavHeader, padSize } from '../formats/wav';

/** How long before the limit of a part the quietest place is looked for, in seconds; at most a quarter of the part. */
const SEARCHED = 30;
const SIGNATURE_SIZE = 12;
/** Days of sound. Only a header that lies says more. */
const MOST_PARTS = 1000;

/**
 * Plans how to cut a recording where it is quietest, so that no part exceeds the limits. The file is read once, in constant
 * memory. WAV is cut within 20 ms, MP3 and AAC between two frames.
 *
 * @returns a single part where the limits hold for the whole recording
 * @throws InputError that names the file, where it is not WAV with PCM or float samples, MP3 or AAC in ADTS, or is damaged;
 *   what reading it throws
 */
export async function planCuts(source: AudioSource, limits: PartLimits): Promise<CutPlan> {
	const reader = createByteReader(await source.open());
	try {
		const isRiff = isWav(await reader.peek(SIGNATURE_SIZE));
		const layout = isRiff
			? await readWavLayout(reader, source)
			: await readFrameLayout(reader, source);
		const places = await findPlaces(reader, layout, limits, source);
		const { sampleRate, channels } = layout;
		const parts = places.slice(1).map((end, index) => describePart(places[index]!, end, layout));
		const samples = places.at(-1)!.samples;
		return { layout, durationSeconds: samples / sampleRate, sampleRate, channels, parts };
	} finally {
		await reader.close();
	}
}

/** @returns where the parts begin, and where the last one ends */
async function findPlaces(
	reader: ByteReader,
	layout: Layout,
	{ maxSeconds, maxBytes }: PartLimits,
	source: AudioSource,
): Promise<Place[]> {
	const { sampleRate } = layout;
	const options = {
		maxSamples: Math.floor(maxSeconds * sampleRate),
		maxBytes: limitSound(maxBytes - headerSize(layout), layout),
		searchedSamples: SEARCHED * sampleRate,
	};
	const isWavLayout = layout.format === 'wav';
	const scale = isWavLayout ? WAV_SCALE : FRAME_SCALES[layout.format];
	const finder = createCutFinder({ ...options, scale });
	const stretches = isWavLayout
		? readWavStretches(
				reader,
				layout,
				Math.min(options.maxSamples, options.maxBytes / layout.frameSize),
			)
		: readFrameStretches(reader, layout);
	let start: Place | undefined;
	let end: Place | undefined;
	for await (const stretch of stretches) {
		finder.add(stretch);
		start ??= stretch.start;
		end = stretch.end;
		if (finder.count() >= MOST_PARTS) throw takesTooManyParts(source, MOST_PARTS);
	}
	if (!start || !end) throw holdsNoSound(source);
	return [start, ...finder.finish(), end];
}

function describePart(from: Place, to: Place, layout: Layout): Part {
	const samples = to.samples - from.samples;
	return {
		startSeconds: from.samples / layout.sampleRate,
		durationSeconds: samples / layout.sampleRate,
		samples,
		bytes: headerSize(layout) + pad(to.bytes - from.bytes, layout),
		start: from.position,
		end: to.position,
	};
}

/** How many bytes of sound fit, so that what follows them does too. */
function limitSound(bytes: number, { format }: Layout): number {
	return format === 'wav' ? bytes - (bytes % 2) : bytes;
}

/** Samples of an odd length are followed by a byte. */
function pad(bytes: number, { format }: Layout): number {
	return format === 'wav' ? padSize(bytes) : bytes;
}

/** In bytes, of what each part has beside its sound. */
function headerSize(layout: Layout): number {
	if (layout.format !== 'wav') return 0;
	return measureWavHeader(layout.header) + CHUNK_HEADER_SIZE;
}
