import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { encodeAudio } from '../../sandbox/audio/codec/encode.mts';
import type { EncodingOptions } from '../../sandbox/audio/codec/encode.mts';
import type { Sound } from '../../sandbox/audio/sound.mts';

/** Encodes a sound as the sandbox does, and keeps to itself what FFmpeg remarks about it. */
export function encode(sound: Sound, options: EncodingOptions): Buffer {
	Log.setLevel(AV_LOG_QUIET);
	return Buffer.from(encodeAudio(sound, options));
}
