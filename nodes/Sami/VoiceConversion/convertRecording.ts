import type { IExecuteFunctions } from 'n8n-workflow';
import type { NameFile } from '../../shared/audio/storeAudio';
import { withRetries } from '../../shared/concurrency/retry';
import { withoutSecrets } from '../../shared/http/knownSecrets';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import { close, inChunks } from '../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../shared/n8n/binary/binaryInput';
import { toReadable } from '../../shared/streams/byteStream';
import type { ByteStream } from '../../shared/streams/byteStream';
import { getToken } from '../authentication/getToken';
import { readSamiCredentials } from '../authentication/readCredentials';
import { secretsOf } from '../authentication/samiCredentials';
import { encodePayload, encodeRequest } from '../invoke/request';
import type { Payload } from '../invoke/request';
import { invoke } from '../invoke/transport';
import type { InvokeBody, InvokeLimits } from '../invoke/transport';
import { storeConverted } from './storeConverted';
import type { Converted } from './storeConverted';

/** A recording that is sent along: a file of the item, or a part of it. */
export interface SentRecording {
	/** In bytes. */
	size: number;
	open(): Promise<OpenedRecording>;
}

interface OpenedRecording {
	pieces: ByteStream;
	/** Frees what reading holds, even when it was not read to its end. */
	close(): void;
}

/** One recording to convert: one that is sent along, or what `payload.url` leads to. */
export interface Conversion {
	payload: Payload;
	recording?: SentRecording;
	nameFile: NameFile;
}

/** How long to wait for SAMI, how often to try again, and what ends it. */
export type ConversionLimits = InvokeLimits & { retries: number };

/**
 * Converts one recording. Where SAMI is too busy, it is tried again up to `retries` times; a token that SAMI refuses is
 * replaced once.
 *
 * @throws ServiceError when SAMI did not convert it
 */
export async function convertRecording(
	context: IExecuteFunctions,
	conversion: Conversion,
	{ retries, ...limits }: ConversionLimits,
): Promise<Converted> {
	const usedTokens = new Set<string>();
	const convertOnce = async (token: string | undefined) => {
		if (token !== undefined) usedTokens.add(token);
		const opened = await conversion.recording?.open();
		try {
			const body = createBody(conversion, opened);
			return await invoke(
				context,
				body,
				token,
				limits,
				async (answer) => await storeConverted(context, answer, conversion.nameFile),
			);
		} finally {
			opened?.close();
		}
	};
	const attempt = async () => {
		const token = await getToken(context, limits.signal);
		try {
			return await convertOnce(token);
		} catch (error) {
			if (token === undefined || !isTokenRefused(error)) rethrow(error);
			const renewed = await getToken(context, limits.signal, token);
			return await convertOnce(renewed);
		}
	};
	try {
		return await withRetries(attempt, { retries, signal: limits.signal });
	} catch (error) {
		return rethrow(await hideCredentials(context, error, usedTokens));
	}
}

/** SAMI may repeat what it was sent. */
async function hideCredentials(
	context: IExecuteFunctions,
	error: unknown,
	tokens: ReadonlySet<string>,
): Promise<unknown> {
	if (!(error instanceof ServiceError)) return error;
	return withoutSecrets(error, [...secretsOf(await readSamiCredentials(context)), ...tokens]);
}

function isTokenRefused(error: unknown): boolean {
	return error instanceof ServiceError && error.retry.kind === 'newToken';
}

function createBody(
	{ payload, recording }: Conversion,
	opened: OpenedRecording | undefined,
): InvokeBody {
	if (!recording || !opened) return { text: encodePayload(payload) };
	const { stream, length } = encodeRequest(payload, opened.pieces, recording.size);
	return { stream: toReadable(stream), length };
}

/** A file of an item that is sent as it is. */
export function toSent(file: BinaryInput): SentRecording {
	return {
		size: file.size,
		open: async () => {
			const opened = await file.open();
			return { pieces: inChunks(opened), close: () => close(opened) };
		},
	};
}
