const HEADER_SIZE = 10;

/**
 * The length of the ID3v2 tag that a file begins with, in bytes; 0 where there is none. MP3 and AAC can have one. Its
 * header holds four times 7 bits, which count neither the header nor the footer.
 */
export function readTagSize(head: Buffer): number {
	if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < HEADER_SIZE) return 0;
	const hasFooter = (head[5]! & 0x10) !== 0;
	const size = (head[6]! << 21) | (head[7]! << 14) | (head[8]! << 7) | head[9]!;
	return HEADER_SIZE + size + (hasFooter ? HEADER_SIZE : 0);
}
