import { Decoder, Demuxer } from 'node-av/api';
import { AV_LOG_QUIET, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { monoLayout, samplesOf } from './frames.mts';
import { joinBlocks, type Sound } from './sound.mts';

export type Decoded = { outcome: 'decoded'; sound: Sound } | { outcome: 'undecodable' } | { outcome: 'tooLong' };

/**
 * The containers that are read, by FFmpeg's names. A list, because FFmpeg also knows formats that are not
 * audio, and play lists that would make it open other files and addresses.
 */
const containers = new Set(
	'wav w64 mp3 aac mov mp4 m4a 3gp flac ogg matroska webm aiff caf au amr mpegts asf'.split(' '),
);

// Encoders pad the last frame, so that ten minutes of MP3 or AAC come out a little longer.
const paddingSeconds = 0.2;

/**
 * Decodes whatever FFmpeg can read (WAV, MP3, AAC, M4A, FLAC, Ogg …) to mono at `sampleRate` Hz.
 *
 * Raw PCM has no header, and the documentation names neither its rate, its width nor its channels (SAMI
 * 6489/71997 only lists "pcm"), so any guess would turn some recordings into noise: what no container format
 * recognises is `undecodable`.
 *
 * @returns `tooLong` as soon as more than `maximumSeconds` have been decoded
 */
export async function decodeAudio(
	bytes: Uint8Array,
	{ sampleRate, maximumSeconds }: { sampleRate: number; maximumSeconds: number },
): Promise<Decoded> {
	Log.setLevel(AV_LOG_QUIET);
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const blocks: Float32Array[] = [];
	const limit = (maximumSeconds + paddingSeconds) * sampleRate;
	let length = 0;
	try {
		const format = Demuxer.probeFormatSync(buffer);
		if (!format?.format.split(',').some((name) => containers.has(name))) return { outcome: 'undecodable' };
		// Not openSync: it crashes the process on a file whose streams cannot be found.
		await using demuxer = await Demuxer.open(buffer);
		const stream = demuxer.audio();
		if (!stream) return { outcome: 'undecodable' };
		using decoder = Decoder.createSync(stream, {
			exitOnError: false,
			resample: { sampleRate, sampleFormat: AV_SAMPLE_FMT_FLTP, channelLayout: monoLayout },
		});
		for (using frame of decoder.framesSync(demuxer.packetsSync(stream.index))) {
			if (!frame) continue;
			blocks.push(samplesOf(frame));
			length += frame.nbSamples;
			if (length > limit) return { outcome: 'tooLong' };
		}
	} catch {
		return { outcome: 'undecodable' };
	}
	if (length === 0) return { outcome: 'undecodable' };
	return { outcome: 'decoded', sound: { samples: joinBlocks(blocks), sampleRate } };
}
