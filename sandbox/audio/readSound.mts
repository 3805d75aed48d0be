import { readFile } from 'node:fs/promises';
import { decodeAudio, decodeStereo, type StereoSound } from './codec/decode.mts';
import type { Sound } from './sound.mts';

// The documentation sets no limit; this is what a worker can hold: 15 minutes at 44100 Hz.
const mostSamples = 40_000_000;

/** What Tencent Media Lab decodes: its web page takes `audio/wav` and `audio/mp3` only. */
const containers = ['wav', 'mp3'];

const failures = {
	undecodable: 'The recording is neither WAV nor MP3',
	tooLong: 'The recording is too long',
};

/**
 * Reads a recording from disk.
 * @throws Error when it is neither WAV nor MP3, or too long
 */
export async function readSound(path: string, sampleRate: number): Promise<Sound> {
	const options = { sampleRate, containers, maximumSeconds: mostSamples / sampleRate };
	const decoded = await decodeAudio(await readFile(path), options);
	if (decoded.outcome === 'decoded') return decoded.sound;
	throw new Error(failures[decoded.outcome]);
}

/**
 * Reads a recording from disk, in stereo.
 * @throws Error when it is neither WAV nor MP3, or too long
 */
export async function readStereoSound(path: string, sampleRate: number): Promise<StereoSound> {
	const options = { sampleRate, containers, maximumSeconds: mostSamples / sampleRate };
	const decoded = await decodeStereo(await readFile(path), options);
	if (decoded.outcome === 'decoded') return decoded.sound;
	throw new Error(failures[decoded.outcome]);
}
