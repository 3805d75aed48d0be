import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { ByteStream, ReadableBytes } from '../streams/byteStream';
import { InputError } from '../http/serviceError';

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

/**
 * Finds the file in a binary field of an input item.
 *
 * @throws InputError when the item has no such field or the file in it is empty
 */
export async function findBinaryInput(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryPropertyName: string,
): Promise<BinaryInput> {
	const binary = readField(context, itemIndex, binaryPropertyName);
	const { id, fileName, mimeType } = binary;
	const size = id
		? await findSize(context, id, binaryPropertyName)
		: Buffer.byteLength(binary.data, 'base64');
	if (size === 0) {
		throw new InputError(
			`The file ${fileName ? `'${fileName}' ` : ''}in the binary field '${binaryPropertyName}' is empty`,
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
			'Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem or database, or upload the file to COS instead',
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

async function findSize(
	context: IExecuteFunctions,
	id: string,
	binaryPropertyName: string,
): Promise<number> {
	try {
		return (await context.helpers.getBinaryMetadata(id)).fileSize;
	} catch {
		throw removedFile(binaryPropertyName);
	}
}

function removedFile(binaryPropertyName: string): InputError {
	return new InputError(
		`The file in the binary field '${binaryPropertyName}' is no longer in n8n's storage`,
		'n8n removes files together with old executions: run the node that produced it again',
		'fileMissing',
	);
}

function readField(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryPropertyName: string,
): IBinaryData {
	try {
		return context.helpers.assertBinaryData(itemIndex, binaryPropertyName);
	} catch {
		const fields = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
		throw missingField(binaryPropertyName, fields);
	}
}

function missingField(binaryPropertyName: string, fields: string[]): InputError {
	const present =
		fields.length === 0 ? 'The item has no file at all' : `The item has: ${fields.join(', ')}`;
	return new InputError(
		`The item has no file in the binary field '${binaryPropertyName}'`,
		`${present}. Set Input Binary Field to the field that holds the recording, or read the file first, for example with Read/Write Files from Disk or HTTP Request`,
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
