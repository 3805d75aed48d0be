import { createHash } from 'node:crypto';
import { faultOfKind, type Fault } from '../faults.mts';

/** The header `ETag`, which is the MD5 of what a simple PUT has stored without encryption (COS 436/7729). */
export function entityTagHeaders(md5: string, fault: Fault | undefined): Record<string, string> {
	const other = `"${createHash('md5').update(md5).digest('hex')}"`;
	switch (faultOfKind(fault, 'entityTag')?.as) {
		case 'absent':
			return {};
		case 'otherContent':
			return { etag: other };
		case 'encrypted':
			return { etag: other, 'x-cos-server-side-encryption': 'cos/kms' };
		case 'multipart':
			return { etag: `"${md5}-1"` };
		case undefined:
			return { etag: `"${md5}"` };
	}
}
