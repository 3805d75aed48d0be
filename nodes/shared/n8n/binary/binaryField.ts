import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../http/serviceError';
import { listNames, quoteBriefly } from '../../http/shorten';
import { readText } from '../parameters';

/** What Input Binary Field holds: the name of a field, or a file itself, as an expression returns it. */
export type BinaryField = string | IBinaryData;

/** The name of the field where it was not changed. */
const DEFAULT_NAME = 'data';

/**
 * Reads Input Binary Field. n8n's own tooltip recommends an expression that returns a file, such as
 * `{{ $('Node').item.binary.data }}`.
 *
 * @throws InputError where an expression returns anything else than text or a file
 */
export function readBinaryField(context: IExecuteFunctions, itemIndex: number): BinaryField {
	const value: unknown = context.getNodeParameter('binaryPropertyName', itemIndex, '');
	return isBinary(value) ? value : readText(context, 'binaryPropertyName', itemIndex);
}

function isBinary(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	const { id, data, mimeType }: Partial<Record<keyof IBinaryData, unknown>> = value;
	const isStored = typeof id === 'string' && id !== '';
	return typeof mimeType === 'string' && (isStored || typeof data === 'string');
}

/** A file, and where it was found. */
export interface FoundBinary {
	binary: IBinaryData;
	/** As messages name it, such as `in the binary field 'data'`. */
	place: string;
}

/**
 * Finds a file. Where the name of the field was not changed and the item has no field of this name, its only file is
 * meant.
 *
 * @throws InputError when the item has no such field
 */
export function findBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	field: BinaryField,
): FoundBinary {
	if (typeof field !== 'string') return { binary: field, place: 'that Input Binary Field returns' };
	const files = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	const isOnlyFileMeant = field === DEFAULT_NAME && files.length === 1;
	const name = isOnlyFileMeant ? files[0]! : field;
	try {
		const binary = context.helpers.assertBinaryData(itemIndex, name);
		return { binary, place: `in the binary field ${quoteBriefly(name)}` };
	} catch {
		throw missingFile(field, files);
	}
}

function missingFile(name: string, files: string[]): InputError {
	const present =
		files.length === 0
			? 'The item has no file. Read it first, for example with Read/Write Files from Disk or HTTP Request'
			: `The item has: ${listNames(files)}. Set Input Binary Field to the field that holds the recording`;
	return new InputError(
		`The item has no file in the binary field ${quoteBriefly(name)}`,
		present,
		'fileMissing',
	);
}
