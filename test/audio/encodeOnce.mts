import type { EncodingOptions } from '../../sandbox/audio/codec/encode.mts';
import type { Sound } from '../../sandbox/audio/sound.mts';
import { encode } from './encode.mts';

const encoded = new Map<string, Buffer>();

/** Encodes the sound of this name, once for the same options. */
export function encodeOnce(name: string, makeSound: () => Sound, options: EncodingOptions): Buffer {
	const { format, sampleRate, channels } = options;
	const key = [name, format, sampleRate, channels].join(' ');
	const file = encoded.get(key) ?? encode(makeSound(), options);
	encoded.set(key, file);
	// A copy, because tests spoil what they get.
	return Buffer.from(file);
}
