import { z } from 'zod';
import { bucketPattern, regionPattern } from './signing/cosCredentials';
import type { CosCredentials } from './signing/cosCredentials';

const locationSchema = z.object({
	bucket: z.string().regex(bucketPattern),
	region: z.string().regex(regionPattern),
});

/** Where a bucket is. */
export type BucketLocation = z.infer<typeof locationSchema>;

/** @returns undefined where a vendor does not say it as the names of COS are formed */
export function readLocation(value: unknown): BucketLocation | undefined {
	return locationSchema.safeParse(value).data;
}

/** The credential for another bucket than its own. Its endpoint stands for its own bucket only. */
export function useBucket(
	credentials: CosCredentials,
	location: BucketLocation | undefined,
): CosCredentials {
	if (location === undefined) return credentials;
	const endpoint = location.bucket === credentials.bucket ? credentials.endpoint : undefined;
	return { ...credentials, ...location, endpoint };
}
