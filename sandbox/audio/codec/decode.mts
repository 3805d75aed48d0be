import { Decoder, Demuxer } from 'node-av/api';
import { AV_LOG_QUIET, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { joinBlocks, type Sound } from '../sound.mts';
import { monoLayout, samplesOf, stereoLayout } from './frames.mts';

/** Two channels of audio in memory, as `Sound` is one. */
export interface StereoSound {
	left: Float32Array;
	right: Float32Array;
	sampleRate: number;
}

type Failure = { outcome: 'undecodable' } | { outcome: 'tooLong' };

export type Decoded = { outcome: 'decoded'; sound: Sound } | Failure;

export type DecodedStereo = { outcome: 'decoded'; sound: StereoSound } | Failure;

interface DecodingOptions {
	sampleRate: number;
	maximumSeconds: number;
	/** Only these are read, by FFmpeg's names of containers; left out: all that hold audio. */
	containers?: readonly string[];
}

/**
 * A list, because FFmpeg also knows formats that are not audio, and play lists that would make it open other
 * files and addresses.
 */
const audioContainers =
	'wav w64 mp3 aac mov mp4 m4a 3gp flac ogg matroska webm aiff caf au amr mpegts asf'.split(' ');

// Encoders pad what they write, so that exactly ten minutes come out a little longer.
const paddingSeconds = 1;

/**
 * Decodes what FFmpeg can read (WAV, MP3, AAC, M4A, FLAC, Ogg …) to mono at `sampleRate` Hz.
 *
 * @returns `tooLong` as soon as more than `maximumSeconds` have been decoded
 */
export async function decodeAudio(bytes: Uint8Array, options: DecodingOptions): Promise<Decoded> {
	const decoded = await decodeChannels(bytes, options, monoLayout);
	if (decoded.outcome !== 'decoded') return decoded;
	const [samples = new Float32Array()] = decoded.channels;
	return { outcome: 'decoded', sound: { samples, sampleRate: options.sampleRate } };
}

/** The same in stereo; a mono recording comes with two equal sides. */
export async function decodeStereo(
	bytes: Uint8Array,
	options: DecodingOptions,
): Promise<DecodedStereo> {
	const decoded = await decodeChannels(bytes, options, stereoLayout);
	if (decoded.outcome !== 'decoded') return decoded;
	const [left = new Float32Array(), right = left] = decoded.channels;
	return { outcome: 'decoded', sound: { left, right, sampleRate: options.sampleRate } };
}

/** Whether FFmpeg knows what the file is. */
export function isContainer(bytes: Uint8Array): boolean {
	Log.setLevel(AV_LOG_QUIET);
	return Demuxer.probeFormatSync(bufferOf(bytes)) !== null;
}

async function decodeChannels(
	bytes: Uint8Array,
	{ sampleRate, maximumSeconds, containers = audioContainers }: DecodingOptions,
	channelLayout: typeof monoLayout,
): Promise<{ outcome: 'decoded'; channels: Float32Array[] } | Failure> {
	Log.setLevel(AV_LOG_QUIET);
	const buffer = bufferOf(bytes);
	const blocks = Array.from({ length: channelLayout.nbChannels }, (): Float32Array[] => []);
	const limit = (maximumSeconds + paddingSeconds) * sampleRate;
	let length = 0;
	try {
		const format = Demuxer.probeFormatSync(buffer);
		if (!format?.format.split(',').some((name) => containers.includes(name)))
			return { outcome: 'undecodable' };
		// Not openSync: it crashes the process on a file whose streams cannot be found.
		await using demuxer = await Demuxer.open(buffer);
		const stream = demuxer.audio();
		if (!stream) return { outcome: 'undecodable' };
		using decoder = Decoder.createSync(stream, {
			exitOnError: false,
			resample: { sampleRate, sampleFormat: AV_SAMPLE_FMT_FLTP, channelLayout },
		});
		for (using frame of decoder.framesSync(demuxer.packetsSync(stream.index))) {
			if (!frame) continue;
			blocks.forEach((channel, index) => channel.push(samplesOf(frame, index)));
			length += frame.nbSamples;
			if (length > limit) return { outcome: 'tooLong' };
		}
	} catch {
		return { outcome: 'undecodable' };
	}
	if (length === 0) return { outcome: 'undecodable' };
	return { outcome: 'decoded', channels: blocks.map(joinBlocks) };
}

function bufferOf(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
