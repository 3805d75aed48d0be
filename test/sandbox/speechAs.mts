import { spawnSync } from 'node:child_process';

/**
 * The recording of the examples in a format that no vendor documents. It is made in a process of its own, because the
 * encoder is an ES module, which tests cannot load.
 */
export function speechAs(format: 'ogg' | 'webm' | 'mp4' | 'flac'): Buffer {
	const program = 'test/sandbox/writeSpeechAs.mts';
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, format]);
	if (status !== 0) throw new Error(`The encoder failed: ${stderr.toString()}`);
	return stdout;
}
