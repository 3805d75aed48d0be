const HEADER_SIZE = 10;

/** The length of the ID3v2 tags that a file begins with, in bytes; 0 where there is none. MP3 and AAC can have some. */
export function readTagSize(head: Buffer): number {
	let size = 0;
	for (;;) {
		const next = readOneTagSize(head.subarray(size));
		if (next === 0) return size;
		size += next;
	}
}

/** The header of a tag holds four times 7 bits, which count neither the header nor the footer. */
function readOneTagSize(tag: Buffer): number {
	if (tag.toString('latin1', 0, 3) !== 'ID3' || tag.length < HEADER_SIZE) return 0;
	const hasFooter = (tag[5]! & 0x10) !== 0;
	const size = (tag[6]! << 21) | (tag[7]! << 14) | (tag[8]! << 7) | tag[9]!;
	return HEADER_SIZE + size + (hasFooter ? HEADER_SIZE : 0);
}
