import type { Sound } from '../../sandbox/audio/sound.mts';

/** The sound of a 16-bit PCM WAV file, its channels mixed into one. */
export function readWav(file: Buffer): Sound & { channels: number; durationSeconds: number } {
	const format = file.indexOf('fmt ') + 8;
	const data = file.indexOf('data') + 8;
	if (file.toString('latin1', 0, 4) !== 'RIFF' || file.readUInt16LE(format + 14) !== 16) {
		throw new Error('The file is no 16-bit PCM WAV');
	}
	const channels = file.readUInt16LE(format + 2);
	const sampleRate = file.readUInt32LE(format + 4);
	const length = Math.min(file.readUInt32LE(data - 4), file.length - data);
	const samples = new Float32Array(Math.floor(length / 2 / channels));
	for (let frame = 0; frame < samples.length; frame++) {
		for (let channel = 0; channel < channels; channel++) {
			samples[frame]! +=
				file.readInt16LE(data + 2 * (frame * channels + channel)) / 32768 / channels;
		}
	}
	return { samples, sampleRate, channels, durationSeconds: samples.length / sampleRate };
}
