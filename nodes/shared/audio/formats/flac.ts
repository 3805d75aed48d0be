/** What the first block of a FLAC file, STREAMINFO, tells; nothing where the file is cut within it. */
export interface FlacHeader {
	sampleRate?: number;
	channels?: number;
	durationSeconds?: number;
}

/** Of signature, block header, and STREAMINFO up to the number of samples. */
const HEADER_SIZE = 26;

/** @returns undefined where the file is no FLAC */
export function readFlacHeader(head: Buffer): FlacHeader | undefined {
	if (head.toString('latin1', 0, 4) !== 'fLaC') return undefined;
	if (head.length < HEADER_SIZE) return {};
	const packed = head.readUInt32BE(18);
	const sampleRate = packed >>> 12;
	const samples = (head[21]! & 0x0f) * 2 ** 32 + head.readUInt32BE(22);
	return {
		sampleRate,
		channels: ((packed >>> 9) & 0x07) + 1,
		durationSeconds: sampleRate > 0 && samples > 0 ? samples / sampleRate : undefined,
	};
}
