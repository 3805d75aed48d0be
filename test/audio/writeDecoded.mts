import { buffer } from 'node:stream/consumers';
import { Decoder, Demuxer } from 'node-av/api';
import { AV_LOG_WARNING, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { monoLayout, samplesOf } from '../../sandbox/audio/codec/frames.mts';

// Decodes the audio on standard input at its own rate, as players do, and writes it to standard output as 32-bit float, mono.
// Of what FFmpeg complains, it tells on standard error.
Log.setLevel(AV_LOG_WARNING);
await using demuxer = await Demuxer.open(await buffer(process.stdin));
const stream = demuxer.audio()!;
using decoder = Decoder.createSync(stream, {
	exitOnError: true,
	resample: {
		sampleRate: stream.codecpar.sampleRate,
		sampleFormat: AV_SAMPLE_FMT_FLTP,
		channelLayout: monoLayout,
	},
});
const blocks: Float32Array[] = [];
for (using frame of decoder.framesSync(demuxer.packetsSync(stream.index)))
	if (frame) blocks.push(samplesOf(frame));
process.stdout.write(
	Buffer.concat(
		blocks.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
	),
);
