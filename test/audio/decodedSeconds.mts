import { decodeAudio } from '../../sandbox/audio/codec/decode.mts';

const sampleRate = 16_000;

/** How long the sound is that FFmpeg makes of an audio file, in seconds. */
export async function decodedSeconds(file: Buffer): Promise<number> {
	const decoded = await decodeAudio(file, { sampleRate, maximumSeconds: 600 });
	if (decoded.outcome !== 'decoded') throw new Error('The audio cannot be decoded');
	return decoded.sound.samples.length / sampleRate;
}
