import type { Refusal } from './statusCodes.mts';

/** The documented limit of 100 MB (SAMI 6489/101208), read as the larger of the two usual megabytes. */
export const maximumDataBytes = 100 * 1024 * 1024;

const downloadMilliseconds = 30_000;

type Input = { bytes: Uint8Array<ArrayBuffer> } | { refusal: Refusal };

/** The audio of a request: `data` if there is any, else what `url` leads to (SAMI 6489/71997). */
export async function readInputAudio(
	data: unknown,
	url: string | undefined,
	signal: AbortSignal,
): Promise<Input> {
	if (data !== undefined && typeof data !== 'string') return { refusal: { code: 40000010 } };
	if (data) return decodeBase64(data);
	if (url === undefined) return { refusal: { code: 40000011 } };
	if (url === '') return { refusal: { code: 40000023 } };
	return await download(url, signal);
}

/** Standard base64 with padding (RFC 4648, section 4), and nothing else. */
function decodeBase64(text: string): Input {
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const length = (text.length / 4) * 3 - padding;
	if (length > maximumDataBytes) return { refusal: { code: 40000016 } };
	if (text.length % 4 !== 0 || length < 0) return { refusal: { code: 40000010 } };
	const bytes = new Uint8Array(length);
	// Node skips what is not base64, so that less comes out, but it also takes the URL-safe alphabet.
	const written = Buffer.from(bytes.buffer).write(text, 'base64');
	return written !== length || /[-_]/.test(text) ? { refusal: { code: 40000010 } } : { bytes };
}

async function download(url: string, signal: AbortSignal): Promise<Input> {
	try {
		const response = await fetch(url, {
			signal: AbortSignal.any([signal, AbortSignal.timeout(downloadMilliseconds)]),
		});
		if (!response.ok || !response.body) return { refusal: { code: 40000024 } };
		const chunks: Uint8Array[] = [];
		let length = 0;
		for await (const chunk of response.body) {
			chunks.push(chunk);
			length += chunk.length;
			if (length > maximumDataBytes) return { refusal: { code: 40000016 } };
		}
		if (length === 0) return { refusal: { code: 40000011 } };
		return { bytes: new Uint8Array(Buffer.concat(chunks)) };
	} catch {
		return { refusal: { code: 40000024 } };
	}
}
