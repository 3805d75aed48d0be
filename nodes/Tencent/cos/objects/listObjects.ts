import { withRetries } from '../../../shared/concurrency/retry';
import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { CosClient } from '../cosClient';
import type { ObjectResponse } from '../objectRequest';
import { readText } from '../readText';
import { listElements, readElement } from '../xml';
import { RETRIES } from './readObject';

/** An object, as the list of its bucket tells it. */
export interface ListedObject {
	key: string;
	/** In bytes; undefined where the list does not tell it. */
	size?: number;
	/** In epoch milliseconds; 0 where the list does not tell it. */
	modifiedAt: number;
}

/** As many as COS returns at a time. */
const PAGE_SIZE = 1000;
const MOST_PAGES = 10;
/** In bytes: more than a page with the longest keys has. */
const LARGEST_PAGE = 4 * 1024 * 1024;

/**
 * Lists the objects whose keys begin with a prefix (GET Bucket, `cloud.tencent.com/document/product/436/7734`).
 *
 * @param prefix not encoded, without a slash at its start
 * @returns in the order of their keys; the first 10,000 where there are more
 * @throws ServiceError when COS cannot be reached, refuses, or answers no list
 */
export async function listObjects(
	client: CosClient,
	prefix: string,
	signal: AbortSignal,
): Promise<ListedObject[]> {
	const objects: ListedObject[] = [];
	let marker = '';
	for (let page = 0; page < MOST_PAGES; page++) {
		const read = async () => await readPage(client, { prefix, marker }, signal);
		const { listed, next } = await withRetries(read, { retries: RETRIES, signal });
		objects.push(...listed.filter(({ key }) => key.startsWith(prefix)));
		// One that does not go on would be read for ever.
		if (next === undefined || next === marker) break;
		marker = next;
	}
	return objects;
}

interface Page {
	listed: ListedObject[];
	/** Where the next page begins. */
	next?: string;
}

async function readPage(
	client: CosClient,
	{ prefix, marker }: { prefix: string; marker: string },
	signal: AbortSignal,
): Promise<Page> {
	const query = {
		prefix,
		'max-keys': String(PAGE_SIZE),
		// XML cannot hold every character that a key can.
		'encoding-type': 'url',
		...(marker !== '' && { marker }),
	};
	const response = await openList(client, query, signal);
	try {
		return parsePage(await readText(response.body, LARGEST_PAGE));
	} finally {
		response.close();
	}
}

async function openList(
	client: CosClient,
	query: Record<string, string>,
	signal: AbortSignal,
): Promise<ObjectResponse> {
	try {
		return await client.open({ method: 'GET', query }, signal);
	} catch (error) {
		const isDenied = error instanceof ServiceError && error.references.code === 'AccessDenied';
		rethrow(isDenied ? mayNotList(error) : error);
	}
}

/** @throws ServiceError where it is no list, or not a whole one */
function parsePage(xml: string): Page {
	if (!/<ListBucketResult[\s>]/.test(xml)) throw isNoList();
	if (!xml.includes('</ListBucketResult>')) throw isCut();
	const [head = ''] = xml.split('<Contents>');
	const decode = readElement(head, 'EncodingType') === 'url' ? decodeKey : (key: string) => key;
	const listed = listElements(xml, 'Contents').flatMap((contents): ListedObject[] => {
		const key = readElement(contents, 'Key');
		if (key === undefined) return [];
		const size = Number(readElement(contents, 'Size') ?? NaN);
		const modifiedAt = Date.parse(readElement(contents, 'LastModified') ?? '');
		return [
			{
				key: decode(key),
				...(Number.isSafeInteger(size) && size >= 0 && { size }),
				modifiedAt: Number.isNaN(modifiedAt) ? 0 : modifiedAt,
			},
		];
	});
	if (readElement(xml, 'IsTruncated')?.toLowerCase() !== 'true') return { listed };
	const next = readElement(xml, 'NextMarker');
	return { listed, next: next === undefined ? listed.at(-1)?.key : decode(next) };
}

/** A plus sign stands for a space. What is not encoded stays as it is. */
function decodeKey(key: string): string {
	try {
		return decodeURIComponent(key.replaceAll('+', ' '));
	} catch {
		return key;
	}
}

function mayNotList({ httpStatus, references }: ServiceError): ServiceError {
	return new ServiceError('The Tencent COS key is not allowed to list the bucket', {
		hint: 'Grant the owner of the key permission to list the objects in the bucket (GetBucket)',
		code: 'accessDenied',
		httpStatus,
		references,
	});
}

function isNoList(): ServiceError {
	return new ServiceError('Something other than Tencent COS answered when the bucket was listed', {
		hint: 'Check Endpoint in the credential for Tencent COS, and the proxy of this n8n',
		code: 'serviceFailed',
		httpStatus: 200,
	});
}

function isCut(): ServiceError {
	return new ServiceError('The list of the objects in the bucket arrived only in part', {
		hint: 'Try again later',
		code: 'downloadFailed',
		retry: { kind: 'later' },
	});
}
