import { Encoder, Muxer } from 'node-av/api';
import { FF_ENCODER_AAC, FF_ENCODER_LIBMP3LAME, FF_ENCODER_PCM_S16LE } from 'node-av/constants';
import { fitLength, type Sound } from '../sound.mts';
import { filterFrames } from './frames.mts';
import { createMemoryFile } from './memoryFile.mts';

export type AudioFormat = 'wav' | 'mp3' | 'aac';

export interface EncodingOptions {
	format: AudioFormat;
	sampleRate: number;
	channels: 1 | 2;
}

/** Encodes a sound as WAV (16-bit PCM), MP3 or AAC (ADTS) at the asked rate; two channels carry the same. */
export function encodeAudio(sound: Sound, options: EncodingOptions): Uint8Array<ArrayBuffer> {
	return options.format === 'wav' ? encodeWav(sound, options) : encodeCompressed(sound, options);
}

function encodeWav(sound: Sound, options: EncodingOptions): Uint8Array<ArrayBuffer> {
	const file = createMemoryFile();
	using encoder = Encoder.createSync(FF_ENCODER_PCM_S16LE);
	{
		// Exact to the bit, FFmpeg does not write its own name into the file.
		using muxer = Muxer.openSync(file.callbacks, {
			format: 'wav',
			options: { fflags: 'bitexact' },
		});
		const stream = muxer.addStream(encoder);
		for (const packet of encoder.packetsSync(filterFrames(sound, filterChain(options, 's16')))) {
			if (packet) muxer.writePacketSync(packet, stream);
			packet?.free();
		}
	}
	return file.bytes();
}

/**
 * MP3 gets a LAME tag, by which players cut the encoder's delay and padding off again. ADTS has no such place:
 * the encoder's first frame, which holds only its delay, is left out, so that the sound starts on time, and
 * the length is that of the nearest number of frames, 1024 samples each.
 */
function encodeCompressed(sound: Sound, options: EncodingOptions): Uint8Array<ArrayBuffer> {
	const { format, sampleRate, channels } = options;
	const file = createMemoryFile();
	using encoder = Encoder.createSync(format === 'mp3' ? FF_ENCODER_LIBMP3LAME : FF_ENCODER_AAC, {
		bitrate: channels * bitrateOf(sampleRate),
	});
	const frameLength = frameLengthOf(options);
	const oneFrame = Math.ceil((frameLength * sound.sampleRate) / sampleRate) + 1;
	const longEnough = {
		...sound,
		samples: fitLength(sound.samples, Math.max(sound.samples.length, oneFrame)),
	};
	const layout = filterChain(options, format === 'mp3' ? 's16p' : 'fltp');
	const frames = function* () {
		for (const frame of filterFrames(
			longEnough,
			`${layout},asetnsamples=nb_out_samples=${frameLength}:pad=0`,
		)) {
			if (frame.nbSamples === frameLength) {
				yield frame;
			} else {
				// The last frame may be shorter, and node-av's own buffering would lose it.
				encoder.getCodecContext()?.sendFrameSync(frame);
				frame.free();
			}
		}
		yield null;
	};
	{
		using muxer = Muxer.openSync(file.callbacks, { format: format === 'mp3' ? 'mp3' : 'adts' });
		const stream = muxer.addStream(encoder);
		const length = Math.round(
			(longEnough.samples.length * sampleRate) / sound.sampleRate / frameLength,
		);
		const first = format === 'aac' ? 1 : 0;
		const last = format === 'aac' ? length : Infinity;
		let index = 0;
		for (const packet of encoder.packetsSync(frames())) {
			if (!packet || (index >= first && index <= last)) muxer.writePacketSync(packet, stream);
			packet?.free();
			index += 1;
		}
	}
	return file.bytes();
}

/** Of one channel, in bits a second. */
function bitrateOf(sampleRate: number): number {
	if (sampleRate < 16_000) return 24_000;
	return sampleRate < 32_000 ? 48_000 : 80_000;
}

function frameLengthOf({ format, sampleRate }: EncodingOptions): number {
	if (format === 'aac') return 1024;
	return sampleRate < 32_000 ? 576 : 1152;
}

function filterChain(
	{ sampleRate, channels }: Omit<EncodingOptions, 'format'>,
	sampleFormat: string,
): string {
	const layout = channels === 1 ? 'mono' : 'stereo';
	// FFmpeg's own way from one channel to two would make it quieter.
	const spread = channels === 1 ? '' : 'pan=stereo|c0=c0|c1=c0,';
	return `aresample=${sampleRate},${spread}aformat=sample_fmts=${sampleFormat}:channel_layouts=${layout}`;
}
