import { readFile } from 'node:fs/promises';
import { decodeAudio, decodeStereo, type StereoSound } from './decode.mts';
import type { Sound } from './sound.mts';

// The documentation sets no limit; this is what a worker can hold: 15 minutes at 44100 Hz.
const mostSamples = 40_000_000;

const failures = {
	undecodable: 'The recording is not audio',
	tooLong: 'The recording is too long',
};

/**
 * Reads a recording from disk.
 * @throws Error when it is not audio, or too long
 */
export async function readSound(path: string, sampleRate: number): Promise<Sound> {
	const options = { sampleRate, maximumSeconds: mostSamples / sampleRate };
	const decoded = await decodeAudio(await readFile(path), options);
	if (decoded.outcome === 'decoded') return decoded.sound;
	throw new Error(failures[decoded.outcome]);
}

/**
 * Reads a recording from disk, in stereo.
 * @throws Error when it is not audio, or too long
 */
export async function readStereoSound(path: string, sampleRate: number): Promise<StereoSound> {
	const options = { sampleRate, maximumSeconds: mostSamples / sampleRate };
	const decoded = await decodeStereo(await readFile(path), options);
	if (decoded.outcome === 'decoded') return decoded.sound;
	throw new Error(failures[decoded.outcome]);
}
