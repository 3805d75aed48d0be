/** An ID3v2 tag, such as one with a picture. */
export function makeTag(size: number): Buffer {
	const tag = Buffer.alloc(10 + size);
	tag.write('ID3\x04', 'latin1');
	[21, 14, 7, 0].forEach((shift, index) => tag.writeUInt8((size >> shift) & 0x7f, 6 + index));
	return tag;
}
