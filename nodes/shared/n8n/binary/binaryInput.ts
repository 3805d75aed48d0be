import type { IExecuteFunctions } from 'n8n-workflow';
import type { ByteStream, ReadableBytes } from '../../streams/byteStream';
import { InputError } from '../../http/serviceError';
import { quoteBriefly } from '../../http/shorten';
import { findBinary } from './binaryField';
import type { BinaryField, FoundBinary } from './binaryField';

const CHUNK_SIZE = 64 * 1024;

/** A file that is being read: a stream, or in n8n's memory mode its bytes, which the item itself holds. */
export type OpenedBinary = ReadableBytes | Buffer;

/** A file on an input item, wherever n8n keeps it. */
export interface BinaryInput {
	fileName: string | undefined;
	mimeType: string;
	/** In bytes. */
	size: number;
	/**
	 * Whether n8n will move the file, which changes its URL, when the execution is suspended or ends. It does so with
	 * files that a trigger received.
	 */
	willMove: boolean;
	/** Starts reading; end it with `close`. */
	open(): Promise<OpenedBinary>;
	/**
	 * A URL of this n8n from which anybody can read the file for a while.
	 *
	 * @throws InputError when n8n keeps files in memory, where it has no URLs for them
	 */
	createSignedUrl(validSeconds: number): string;
}

/** @throws InputError when the file is empty, or no longer there */
async function toBinaryInput(
	context: IExecuteFunctions,
	{ binary, place }: FoundBinary,
): Promise<BinaryInput> {
	const { id, fileName, mimeType } = binary;
	const size = id ? await findSize(context, id, place) : Buffer.byteLength(binary.data, 'base64');
	if (size === 0) {
		throw new InputError(
			`The file ${fileName ? `${quoteBriefly(fileName)} ` : ''}${place} is empty`,
			'Check the node that produced it: its output holds a file without content',
			'fileEmpty',
		);
	}
	const open = async () =>
		id ? await context.helpers.getBinaryStream(id, CHUNK_SIZE) : Buffer.from(binary.data, 'base64');
	const createSignedUrl = (validSeconds: number) => {
		if (id) return context.helpers.createBinarySignedUrl(binary, `${validSeconds}s`);
		throw new InputError(
			'n8n has no URL for a file that it keeps in memory',
			'Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem or database, or set Binary Upload to COS',
		);
	};
	return {
		fileName,
		mimeType,
		size,
		willMove: id?.includes('/executions/temp/') ?? false,
		open,
		createSignedUrl,
	};
}

/**
 * Finds the file of an input item.
 *
 * @param field the name of a binary field, or a file itself
 * @throws InputError when there is no such file, or it is empty
 */
export async function findBinaryInput(
	context: IExecuteFunctions,
	itemIndex: number,
	field: BinaryField,
): Promise<BinaryInput> {
	return await toBinaryInput(context, findBinary(context, itemIndex, field));
}

async function findSize(context: IExecuteFunctions, id: string, place: string): Promise<number> {
	try {
		return (await context.helpers.getBinaryMetadata(id)).fileSize;
	} catch {
		throw removedFile(place);
	}
}

function removedFile(place: string): InputError {
	return new InputError(
		`The file ${place} is no longer in n8n's storage`,
		'n8n removes files together with old executions: run the node that produced it again',
		'fileMissing',
	);
}

/**
 * Yields an opened input in pieces. n8n's database mode has a whole file as one piece, whatever size it is asked for.
 */
export async function* inChunks(opened: OpenedBinary): AsyncGenerator<Uint8Array> {
	const pieces: ByteStream = Buffer.isBuffer(opened) ? [opened] : (opened as AsyncIterable<Buffer>);
	for await (const piece of pieces) {
		for (let start = 0; start < piece.length; start += CHUNK_SIZE) {
			yield piece.subarray(start, start + CHUNK_SIZE);
		}
	}
}

/** Frees what reading holds, even when the file was not read to its end. */
export function close(opened: OpenedBinary | undefined): void {
	if (opened && !Buffer.isBuffer(opened)) opened.destroy();
}
