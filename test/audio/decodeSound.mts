import { Decoder, Demuxer } from 'node-av/api';
import { AV_LOG_QUIET, AV_LOG_WARNING, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { monoLayout, samplesOf } from '../../sandbox/audio/codec/frames.mts';
import { joinBlocks } from '../../sandbox/audio/sound.mts';

/** What FFmpeg makes of an audio file. */
export interface DecodedSound {
	/** Of all channels mixed, at the rate of the file. */
	samples: Float32Array;
	/** Of FFmpeg, about the file; usually empty. */
	complaints: string;
}

/** Decodes an audio file as players do, which leave out what its tag says was added by the encoder. */
export async function decodeSound(file: Buffer): Promise<DecodedSound> {
	const complaints = listenToComplaints();
	try {
		return { samples: await decode(file), complaints: await complaints.all() };
	} finally {
		complaints.end();
	}
}

async function decode(file: Buffer): Promise<Float32Array> {
	await using demuxer = await Demuxer.open(file);
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
	return joinBlocks(blocks);
}

/** FFmpeg's complaints come in their order, but late: so they are all there once a last one of our own is. */
function listenToComplaints(): { all: () => Promise<string>; end: () => void } {
	const lastWords = 'That is all';
	const messages: string[] = [];
	const heardAll = Promise.withResolvers<void>();
	Log.setLevel(AV_LOG_WARNING);
	Log.setCallback(
		(_level, message) => {
			if (message.includes(lastWords)) heardAll.resolve();
			else messages.push(message);
		},
		{ maxLevel: AV_LOG_WARNING },
	);
	return {
		async all() {
			Log.log(AV_LOG_WARNING, lastWords);
			await heardAll.promise;
			return messages.join('');
		},
		end() {
			Log.resetCallback();
			Log.setLevel(AV_LOG_QUIET);
		},
	};
}
