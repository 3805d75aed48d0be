import { textAnswer, type Answer } from '../http/answers.mts';
import type { Bucket, StoredObject } from './bucket.mts';
import { escapeXml, type CosRefusal } from './errors.mts';

/** How many keys a page has at most, whatever `max-keys` asks for. */
const mostKeys = 1000;

/**
 * A page of the objects of a bucket, by `prefix`, `marker` and `max-keys`, in the order of their UTF-8
 * (GET Bucket, COS 436/7734).
 */
export function listingAnswer(bucket: Bucket, query: URLSearchParams): Answer | CosRefusal {
	const prefix = query.get('prefix') ?? '';
	const marker = query.get('marker') ?? '';
	const asked = query.get('max-keys') ?? String(mostKeys);
	const encoding = query.get('encoding-type') ?? undefined;
	if (!/^\d+$/.test(asked)) return { code: 'InvalidArgument', message: 'max-keys is invalid' };
	if (encoding !== undefined && encoding !== 'url')
		return { code: 'InvalidArgument', message: 'Invalid Encoding Method specified in Request' };
	const maximum = Math.min(Number(asked), mostKeys);
	const write = (key: string) => escapeXml(encoding === 'url' ? encodeURIComponent(key) : key);
	const matching = bucket
		.keys()
		.filter((key) => key.startsWith(prefix) && compare(key, marker) > 0)
		.sort(compare);
	const page = matching.slice(0, maximum);
	const isTruncated = matching.length > page.length && page.length > 0;
	const elements = [
		element('Name', bucket.name),
		...(encoding ? [element('EncodingType', encoding)] : []),
		element('Prefix', write(prefix)),
		element('Marker', write(marker)),
		element('MaxKeys', String(maximum)),
		element('IsTruncated', String(isTruncated)),
		...(isTruncated ? [element('NextMarker', write(page.at(-1)!))] : []),
		...page.map((key) => describe(write(key), bucket.find(key)!)),
	];
	const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<ListBucketResult>\n${elements.join('')}</ListBucketResult>\n`;
	return textAnswer(200, xml, { 'content-type': 'application/xml' });
}

function compare(one: string, other: string): number {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function describe(key: string, { bytes, md5, lastModified }: StoredObject): string {
	const fields = [
		element('Key', key),
		element('LastModified', lastModified.toISOString()),
		element('ETag', `&quot;${md5}&quot;`),
		element('Size', String(bytes)),
		'<Owner><ID>1250000000</ID><DisplayName>1250000000</DisplayName></Owner>',
		element('StorageClass', 'STANDARD'),
	];
	return `<Contents>\n${fields.join('')}</Contents>\n`;
}

/** An element without content closes itself. */
function element(name: string, text: string): string {
	return text === '' ? `\t<${name}/>\n` : `\t<${name}>${text}</${name}>\n`;
}
