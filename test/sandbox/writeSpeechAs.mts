import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
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

// Writes the recording of the examples to standard output in a format that no vendor documents: `node writeSpeechAs.mts
// FORMAT`, with FFmpeg's name of the format.
const formats = {
	ogg: { encoder: FF_ENCODER_LIBOPUS, sampleFormat: 's16', frameLength: 960 },
	webm: { encoder: FF_ENCODER_LIBOPUS, sampleFormat: 's16', frameLength: 960 },
	mp4: { encoder: FF_ENCODER_AAC, sampleFormat: 'fltp', frameLength: 1024 },
	flac: { encoder: FF_ENCODER_FLAC, sampleFormat: 's16', frameLength: 4608 },
};

Log.setLevel(AV_LOG_QUIET);
const name = process.argv[2] as keyof typeof formats;
const { encoder: codec, sampleFormat, frameLength } = formats[name];
const directory = mkdtempSync(join(tmpdir(), 'speech-'));
const path = join(directory, 'speech');
{
	using encoder = Encoder.createSync(codec, { bitrate: 64000 });
	using muxer = Muxer.openSync(path, { format: name });
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
const file = readFileSync(path);
for (let written = 0; written < file.length;) written += writeSync(1, file, written);
rmSync(directory, { recursive: true });
