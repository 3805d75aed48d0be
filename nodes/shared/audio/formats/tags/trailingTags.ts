const ID3V1_SIZE = 128;
const APE_FOOTER_SIZE = 32;
/** Bit 31 of the flags: there is a header too, which the size does not count. */
const HAS_HEADER = 0x80000000;

/** How many of a file's last bytes `readTrailingTagSize` needs. */
export const TRAILING_HEAD_SIZE = APE_FOOTER_SIZE + ID3V1_SIZE;

/**
 * The length of the tags that an MP3 or AAC file ends with, in bytes: APEv2, and ID3v1 behind it.
 *
 * @param tail the last bytes of the file
 */
export function readTrailingTagSize(tail: Buffer): number {
	const isTagged = tail.toString('latin1', tail.length - ID3V1_SIZE).startsWith('TAG');
	const id3v1Size = tail.length >= ID3V1_SIZE && isTagged ? ID3V1_SIZE : 0;
	const footer = tail.subarray(0, tail.length - id3v1Size).subarray(-APE_FOOTER_SIZE);
	if (footer.length < APE_FOOTER_SIZE || !footer.toString('latin1').startsWith('APETAGEX'))
		return id3v1Size;
	const headerSize = footer.readUInt32LE(20) & HAS_HEADER ? APE_FOOTER_SIZE : 0;
	return headerSize + footer.readUInt32LE(12) + id3v1Size;
}
