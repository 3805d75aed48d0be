/** In bytes. An error of COS is far shorter; what is longer comes from elsewhere. */
const MAX_LENGTH = 64 * 1024;

/**
 * Reads a body as text, to its end or as far as is worth it.
 *
 * @param longest how much is read at least of what is longer, in bytes
 */
export async function readText(
	body: AsyncIterable<Uint8Array>,
	longest = MAX_LENGTH,
): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of body) {
		pieces.push(piece);
		length += piece.length;
		if (length > longest) break;
	}
	return Buffer.concat(pieces).toString();
}
