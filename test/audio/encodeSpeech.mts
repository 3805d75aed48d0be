import { spawnSync } from 'node:child_process';

/**
 * The recording of the examples as a file of an encoder. It is made in a process of its own, because the encoder is an
 * ES module, which tests cannot load; and by Node's own means, because so is execa.
 */
export function encodeSpeech(format: 'mp3' | 'aac', sampleRate: number, channels: number): Buffer {
	const { status, stdout, stderr } = spawnSync(process.execPath, [
		'test/audio/writeEncodedSpeech.mts',
		format,
		String(sampleRate),
		String(channels),
	]);
	if (status !== 0) throw new Error(`The encoder failed: ${stderr.toString()}`);
	return stdout;
}
