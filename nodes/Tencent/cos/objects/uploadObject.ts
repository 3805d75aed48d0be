import { createHash } from 'crypto';
import type { Hash } from 'crypto';
import { inspectAudio } from '../../../shared/audio/inspectAudio';
import { peekAudio } from '../../../shared/audio/peekAudio';
import { withRetries } from '../../../shared/concurrency/retry';
import { isUnsent } from '../../../shared/http/connectionError';
import { rethrow } from '../../../shared/http/rethrow';
import { InputError, ServiceError } from '../../../shared/http/serviceError';
import { close, inChunks } from '../../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import type { ByteStream } from '../../../shared/streams/byteStream';
import type { CosClient } from '../cosClient';
import type { ObjectContent } from '../objectRequest';
import { clockSkewOf } from '../signing/clockSkew';
import { locateObject, presignObjectUrl } from '../signing/objectUrl';
import { keyTimeFor } from '../signing/signature';
import { RETRIES } from './readObject';
import { removeObject } from './removeObject';
import { requireStored } from './requireDone';

/** A file in COS, for whoever is to download it. */
export interface UploadedObject {
	key: string;
	/** Signed; a secret while it is valid. */
	url: string;
}

/**
 * Streams a file to COS. Where it fails but may have been stored, it is removed.
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
	let mayBeStored = false;
	const attempt = async () => {
		try {
			await putOnce(client, input, key, signal);
		} catch (error) {
			mayBeStored ||= !isRefusal(error);
			rethrow(error);
		}
	};
	try {
		await withRetries(attempt, { retries: RETRIES, signal });
	} catch (error) {
		if (mayBeStored) await removeLeftover(client, key);
		rethrow(error);
	}
	const credentials = await client.getCredentials();
	const { host } = locateObject(credentials, key);
	const keyTime = keyTimeFor(
		expiresInSeconds,
		clockSkewOf({ host, secretId: credentials.secretId }),
	);
	return { key, url: presignObjectUrl(credentials, key, keyTime) };
}

async function putOnce(
	client: CosClient,
	input: BinaryInput,
	key: string,
	signal: AbortSignal,
): Promise<void> {
	let hash = createHash('md5');
	const openContent = async () => {
		hash = createHash('md5');
		return await openInput(input, hash);
	};
	const response = await client.open({ method: 'PUT', key, openContent }, signal);
	try {
		// Of a copy, because what answers too soon is still being sent to.
		await requireStored(response, key, hash.copy().digest('hex'));
	} finally {
		response.close();
	}
}

async function openInput(input: BinaryInput, hash: Hash): Promise<ObjectContent> {
	const opened = await input.open();
	try {
		const { head, whole } = await peekAudio(inChunks(opened));
		return {
			contentType: inspectAudio(head)?.mimeType ?? input.mimeType,
			length: input.size,
			pieces: hashPieces(whole, hash),
			close: () => close(opened),
		};
	} catch (error) {
		close(opened);
		rethrow(error);
	}
}

async function* hashPieces(pieces: ByteStream, hash: Hash): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		hash.update(piece);
		yield piece;
	}
}

/** Whether COS has certainly stored nothing. */
function isRefusal(error: unknown): boolean {
	if (error instanceof InputError) return true;
	if (!(error instanceof ServiceError)) return false;
	const { httpStatus = 0 } = error;
	return isUnsent(error) || (httpStatus >= 400 && httpStatus < 500);
}

/** How long removing may take, also when the execution is stopped, in milliseconds. */
const REMOVAL_TIMEOUT = 10_000;

/** What was wrong before counts, so n8n's log notes where the file could not be removed. */
async function removeLeftover(client: CosClient, key: string): Promise<void> {
	try {
		await removeObject(client, key, { signal: AbortSignal.timeout(REMOVAL_TIMEOUT) });
	} catch (error) {
		const why = error instanceof Error ? error.message : 'unknown reason';
		client.logger.warn(`The upload ${key} may be left in COS: ${why}`);
	}
}
