import { inspectAudio } from '../../../shared/audio/inspectAudio';
import { peekAudio } from '../../../shared/audio/peekAudio';
import { withRetries } from '../../../shared/concurrency/retry';
import { rethrow } from '../../../shared/http/rethrow';
import { close, inChunks } from '../../../shared/n8n/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binaryInput';
import type { CosClient } from '../cosClient';
import type { ObjectContent } from '../objectRequest';
import { clockSkewOf } from '../signing/clockSkew';
import { locateObject, presignObjectUrl } from '../signing/objectUrl';
import { keyTimeFor } from '../signing/signature';
import { RETRIES } from './readObject';

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
 * @throws ServiceError when COS does not store it
 */
export async function uploadObject(
	client: CosClient,
	input: BinaryInput,
	key: string,
	{ signal, expiresInSeconds }: { signal: AbortSignal; expiresInSeconds: number },
): Promise<UploadedObject> {
	const attempt = async () => {
		const openContent = async () => await openInput(input);
		const response = await client.open({ method: 'PUT', key, openContent }, signal);
		response.close();
	};
	await withRetries(attempt, { retries: RETRIES, signal });
	const credentials = await client.getCredentials();
	const { host } = locateObject(credentials, key);
	const keyTime = keyTimeFor(expiresInSeconds, clockSkewOf(host));
	return { key, url: presignObjectUrl(credentials, key, keyTime) };
}

async function openInput(input: BinaryInput): Promise<ObjectContent> {
	const opened = await input.open();
	try {
		const { head, whole } = await peekAudio(inChunks(opened));
		return {
			contentType: inspectAudio(head)?.mimeType ?? input.mimeType,
			length: input.size,
			pieces: whole,
			close: () => close(opened),
		};
	} catch (error) {
		close(opened);
		rethrow(error);
	}
}
