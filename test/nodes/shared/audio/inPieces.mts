/** The bytes as a stream of small pieces. */
export function* inPieces(bytes: Buffer, size = 1000): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += size)
		yield bytes.subarray(start, start + size);
}
