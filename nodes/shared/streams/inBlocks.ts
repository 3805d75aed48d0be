/** Regroups a stream into blocks of one size; only the last may be shorter. A block must not be kept. */
export async function* inBlocks(
	pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
	size: number,
): AsyncGenerator<Buffer> {
	let held: Buffer[] = [];
	let heldSize = 0;
	for await (const piece of pieces) {
		let start = 0;
		if (heldSize > 0) {
			start = Math.min(piece.length, size - heldSize);
			held.push(piece.subarray(0, start));
			heldSize += start;
			if (heldSize < size) continue;
			yield Buffer.concat(held);
			held = [];
			heldSize = 0;
		}
		for (; start + size <= piece.length; start += size) yield piece.subarray(start, start + size);
		if (start < piece.length) {
			held.push(piece.subarray(start));
			heldSize = piece.length - start;
		}
	}
	if (heldSize > 0) yield Buffer.concat(held);
}
