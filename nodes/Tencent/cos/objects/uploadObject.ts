import { AUDIO_HEAD_SIZE, inspectAudio } from '../../../shared/audio/inspectAudio';
import { close, inChunks } from '../../../shared/n8n/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binaryInput';
import { peek } from '../../../shared/streams/byteStream';
import { withRetries } from '../../../shared/concurrency/retry';
import { clockSkewOf } from '../signing/clockSkew';
import { locateObject, presignObjectUrl } from '../signing/objectUrl';
import { RETRIES } from './readObject';
import { keyTimeFor } from '../signing/signature';
import { getCosCredentials, openObject } from '../transport';
import type { CosContext, ObjectContent } from '../transport';

/** A file in COS, for whoever is to download it. */
export interface UploadedObject {
	key: string;
	/** Signed; a secret while it is valid. */
	url: string;
}

/**
 * Streams a file to COS.
 *
 * @param expiresInSeconds how long the URL is valid
 * @throws ServiceError when COS does not take it
 */
export async function uploadObject(
	context: CosContext,
	input: BinaryInput,
	key: string,
	{ signal, expiresInSeconds }: { signal: AbortSignal; expiresInSeconds: number },
): Promise<UploadedObject> {
	const attempt = async () => {
		const answer = await openObject(
			context,
			{ method: 'PUT', key, openContent: async () => await openContent(input) },
			signal,
		);
		answer.close();
	};
	await withRetries(attempt, { retries: RETRIES, signal });
	const credentials = await getCosCredentials(context);
	const { host } = locateObject(credentials, key);
	const keyTime = keyTimeFor(expiresInSeconds, clockSkewOf(host));
	return { key, url: presignObjectUrl(credentials, key, keyTime) };
}

async function openContent(input: BinaryInput): Promise<ObjectContent> {
	const opened = await input.open();
	const [begun] = await Promise.allSettled([peek(inChunks(opened), AUDIO_HEAD_SIZE)]);
	if (begun.status === 'rejected') {
		close(opened);
		throw begun.reason;
	}
	const { head, whole } = begun.value;
	return {
		contentType: inspectAudio(head)?.mimeType ?? input.mimeType,
		length: input.size,
		pieces: whole,
		close: () => close(opened),
	};
}
