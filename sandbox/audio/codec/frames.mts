import { FilterAPI } from 'node-av/api';
import {
	AV_CH_LAYOUT_MONO,
	AV_CH_LAYOUT_STEREO,
	AV_CHANNEL_ORDER_NATIVE,
	AV_SAMPLE_FMT_FLTP,
} from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { joinBlocks, type Sound } from '../sound.mts';

/** FFmpeg's name for one channel. */
export const monoLayout = {
	order: AV_CHANNEL_ORDER_NATIVE,
	nbChannels: 1,
	mask: AV_CH_LAYOUT_MONO,
};

/** FFmpeg's name for two channels. */
export const stereoLayout = {
	order: AV_CHANNEL_ORDER_NATIVE,
	nbChannels: 2,
	mask: AV_CH_LAYOUT_STEREO,
};

const samplesPerFrame = 4800;

/**
 * FFmpeg's frames of a sound (32-bit float, mono, time base 1/sample rate), to be freed by who takes them.
 */
export function* framesOf({ samples, sampleRate }: Sound): Generator<Frame> {
	for (let start = 0; start < samples.length; start += samplesPerFrame) {
		const block = samples.subarray(start, start + samplesPerFrame);
		yield Frame.fromAudioBuffer(Buffer.from(block.buffer, block.byteOffset, block.byteLength), {
			nbSamples: block.length,
			format: AV_SAMPLE_FMT_FLTP,
			sampleRate,
			channelLayout: monoLayout,
			timeBase: { num: 1, den: sampleRate },
			pts: BigInt(start),
		});
	}
}

/** The samples of one channel of a frame that is already 32-bit float, copied out of FFmpeg's memory. */
export function samplesOf(frame: Frame, channel = 0): Float32Array {
	const bytes = frame.data?.[channel];
	if (!bytes) return new Float32Array();
	return new Float32Array(new Uint8Array(bytes.subarray(0, frame.nbSamples * 4)).buffer);
}

/** Sends a sound through an FFmpeg filter chain and hands back the frames that come out. */
export function* filterFrames(sound: Sound, description: string): Generator<Frame> {
	using filter = FilterAPI.create(description);
	for (const frame of framesOf(sound)) {
		const filtered = filter.processAllSync(frame);
		frame.free();
		yield* filtered;
	}
	yield* filter.flushFramesSync();
}

/** Sends a sound through an FFmpeg filter chain; the chain must keep it mono. */
export function filterSound(
	sound: Sound,
	description: string,
	sampleRate = sound.sampleRate,
): Sound {
	const blocks: Float32Array[] = [];
	if (sound.samples.length === 0) return { samples: new Float32Array(), sampleRate };
	const chain = `${description},aresample=${sampleRate},aformat=sample_fmts=fltp:channel_layouts=mono`;
	for (const frame of filterFrames(sound, chain)) {
		blocks.push(samplesOf(frame));
		frame.free();
	}
	return { samples: joinBlocks(blocks), sampleRate };
}
