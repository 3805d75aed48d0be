import { spawnSync } from 'node:child_process';

/** In bytes. */
const LARGEST_SOUND = 256 * 1024 * 1024;

/** What FFmpeg makes of an audio file. */
export interface DecodedSound {
	/** Of all channels mixed, at the rate of the file. */
	samples: Float32Array;
	/** Of FFmpeg, about the file; usually empty. */
	complaints: string;
}

/** Decodes an audio file as players do, which leave out what its tag says was added by the encoder. */
export function decodeSound(file: Buffer): DecodedSound {
	const { stdout, stderr } = spawnSync(process.execPath, ['test/audio/writeDecoded.mts'], {
		input: file,
		maxBuffer: LARGEST_SOUND,
	});
	return {
		samples: new Float32Array(new Uint8Array(stdout).buffer),
		complaints: stderr.toString(),
	};
}
