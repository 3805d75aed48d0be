import { ServiceError } from './serviceError';

/**
 * Reads a body as text.
 *
 * @param limit in bytes, after decompression: a small answer can hold a large one
 * @param service the name of the service, as the user knows it
 * @throws ServiceError when there is more than the limit; what the stream throws when it breaks off
 */
export async function readText(
	body: AsyncIterable<Uint8Array>,
	limit: number,
	service: string,
): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of body) {
		length += piece.length;
		if (length > limit) throw explainTooLarge(limit, service);
		pieces.push(piece);
	}
	return Buffer.concat(pieces).toString();
}

function explainTooLarge(limit: number, service: string): ServiceError {
	return new ServiceError(
		`${service} sent more than ${Math.floor(limit / 1024 / 1024)} MB, far more than any response of its API`,
		{ hint: 'Check the address in the credential, and the proxy of this n8n' },
	);
}
