/** In bytes. An error of COS is far shorter; what is longer comes from elsewhere. */
const MAX_LENGTH = 64 * 1024;

/** Reads a body as text, to its end or as far as is worth it. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of body) {
		pieces.push(piece);
		length += piece.length;
		if (length > MAX_LENGTH) break;
	}
	return Buffer.concat(pieces).toString();
}
