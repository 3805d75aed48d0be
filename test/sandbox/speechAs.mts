import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encoder, Muxer } from 'node-av/api';
import {
	AV_LOG_QUIET,
	FF_ENCODER_AAC,
	FF_ENCODER_FLAC,
	FF_ENCODER_LIBOPUS,
} from 'node-av/constants';
import { Log } from 'node-av/lib';
import { filterFrames } from '../../sandbox/audio/codec/frames.mts';
import { readWav } from '../audio/readWav.mts';

/** By FFmpeg's names. */
const formats = {
	ogg: { encoder: FF_ENCODER_LIBOPUS, sampleFormat: 's16', frameLength: 960 },
	webm: { encoder: FF_ENCODER_LIBOPUS, sampleFormat: 's16', frameLength: 960 },
	mp4: { encoder: FF_ENCODER_AAC, sampleFormat: 'fltp', frameLength: 1024 },
	flac: { encoder: FF_ENCODER_FLAC, sampleFormat: 's16', frameLength: 4608 },
};

/** The recording of the examples in a format that no vendor documents. */
export function speechAs(format: keyof typeof formats): Buffer {
	Log.setLevel(AV_LOG_QUIET);
	const directory = mkdtempSync(join(tmpdir(), 'speech-'));
	try {
		const path = join(directory, 'speech');
		writeSpeech(format, path);
		return readFileSync(path);
	} finally {
		rmSync(directory, { recursive: true });
	}
}

function writeSpeech(format: keyof typeof formats, path: string): void {
	const { encoder: codec, sampleFormat, frameLength } = formats[format];
	using encoder = Encoder.createSync(codec, { bitrate: 64000 });
	using muxer = Muxer.openSync(path, { format });
	const stream = muxer.addStream(encoder);
	const sound = readWav(readFileSync('examples/recordings/speech.wav'));
	const chain = `aresample=48000,aformat=sample_fmts=${sampleFormat}:channel_layouts=mono,asetnsamples=nb_out_samples=${frameLength}:pad=1`;
	const frames = function* () {
		yield* filterFrames(sound, chain);
		yield null;
	};
	for (const packet of encoder.packetsSync(frames())) {
		muxer.writePacketSync(packet, stream);
		packet?.free();
	}
}
