import type { AudioSource, WavLayout } from '../../../../shared/audio/cutting/cutPlan';
import { holdsNoSound } from '../../../../shared/audio/cutting/refusals';
import { readWavLayout } from '../../../../shared/audio/cutting/wav/readWavLayout';
import { measureLoudness } from '../../../../shared/audio/cutting/wav/sampleReader';
import { createByteReader } from '../../../../shared/streams/byteReader';
import { inBlocks } from '../../../../shared/streams/inBlocks';

/** The speech in a WAV file, without the silence around it. */
export interface Clip {
	source: AudioSource;
	layout: WavLayout;
	/** Of its samples, those from `start` to before `end`. */
	start: number;
	end: number;
}

/** At which edges silence is left out. */
export interface Edges {
	start: boolean;
	end: boolean;
}

/** In seconds. */
const WINDOW = 0.01;
/** In bytes, whatever the header says. */
const LARGEST_WINDOW = 64 * 1024;
/** What is so much quieter than the loudest moment is silence, in decibels. */
const SILENCE = -40;
/** What is quieter is silence in any case, in decibels of full scale. */
const QUIETEST = -60;
/** Stays on either side, so that no breath or consonant is lost; in seconds. */
const MARGIN = 0.03;

/**
 * Finds where in a WAV file the speech is. The file is read once, in constant memory. One without any sound stays whole.
 *
 * @throws InputError where it is no WAV file of PCM or float samples; what reading it throws
 */
export async function measureSpeech(source: AudioSource, trim: Edges): Promise<Clip> {
	const reader = createByteReader(await source.open());
	try {
		const layout = await readWavLayout(reader, source);
		const { sampleRate, frameSize, encoding, length } = layout;
		const most = Math.min(sampleRate * WINDOW, LARGEST_WINDOW / frameSize);
		const windowLength = Math.max(1, Math.floor(most));
		const edges = createEdgeFinder();
		let samples = 0;
		for await (const block of inBlocks(reader.read(length), windowLength * frameSize)) {
			const count = Math.floor(block.length / frameSize);
			if (trim.start || trim.end)
				edges.add(measureLoudness(block.subarray(0, count * frameSize), encoding));
			samples += count;
		}
		if (samples === 0) throw holdsNoSound(source);
		const sound = edges.find();
		if (!sound) return { source, layout, start: 0, end: samples };
		const margin = Math.round(MARGIN * sampleRate);
		return {
			source,
			layout,
			start: trim.start ? Math.max(0, sound.first * windowLength - margin) : 0,
			end: trim.end ? Math.min(samples, (sound.last + 1) * windowLength + margin) : samples,
		};
	} finally {
		await reader.close();
	}
}

/**
 * Finds the first and the last window that are not silent. Which these are depends on the loudest of all, so for each decibel the
 * first and the last window are remembered.
 */
function createEdgeFinder() {
	const firsts = new Map<number, number>();
	const lasts = new Map<number, number>();
	let index = 0;
	return {
		/** @param loudness full scale is 1 */
		add(loudness: number): void {
			const level = Math.floor(20 * Math.log10(Math.min(Math.max(loudness, 1e-6), 1e6)));
			if (!firsts.has(level)) firsts.set(level, index);
			lasts.set(level, index);
			index += 1;
		},
		/** @returns indexes of windows; undefined where all are silent */
		find(): { first: number; last: number } | undefined {
			const limit = Math.max(QUIETEST, Math.max(...firsts.keys()) + SILENCE);
			const loud = [...firsts.keys()].filter((level) => level >= limit);
			if (loud.length === 0) return undefined;
			return {
				first: Math.min(...loud.map((level) => firsts.get(level)!)),
				last: Math.max(...loud.map((level) => lasts.get(level)!)),
			};
		},
	};
}
