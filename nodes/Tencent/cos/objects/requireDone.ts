import { ServiceError } from '../../../shared/http/serviceError';
import { explainCosResponse, explainForeignResponse } from '../explainResponse';
import type { ObjectResponse } from '../objectRequest';
import { readText } from '../readText';

/**
 * Makes sure that a success comes from COS, which sends nothing with it. What has a body is an error in spite of its
 * status, or the page of whatever answered in place of COS.
 *
 * @throws ServiceError
 */
export async function requireDone(response: ObjectResponse, key: string): Promise<void> {
	const body = await readText(response.body);
	if (body.trim() !== '') throw explainCosResponse({ ...response, body }, key);
}

/**
 * Makes sure that COS has stored what was sent, by the ETag that it gives to every object
 * (`cloud.tencent.com/document/product/436/7729`).
 *
 * @param md5 of what was sent, hexadecimal
 * @throws ServiceError
 */
export async function requireStored(
	response: ObjectResponse,
	key: string,
	md5: string,
): Promise<void> {
	await requireDone(response, key);
	const { etag } = response.headers;
	if (typeof etag !== 'string') throw explainForeignResponse({ ...response, body: '' }, key);
	if (isMd5OfContent(etag, response) && etag !== `"${md5}"`) {
		throw new ServiceError(`Tencent COS has stored something else than was sent ('${key}')`, {
			hint: 'Try again later. If it happens again, check the proxy of this n8n',
			code: 'uploadFailed',
			retry: { kind: 'later' },
		});
	}
}

/** It is not where the bucket encrypts, nor where it was not stored by a simple PUT. */
function isMd5OfContent(etag: string, { headers }: ObjectResponse): boolean {
	const isEncrypted = Object.keys(headers).some((name) =>
		name.startsWith('x-cos-server-side-encryption'),
	);
	return /^"[0-9a-f]{32}"$/.test(etag) && !isEncrypted;
}
