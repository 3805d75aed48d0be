import { z } from 'zod';
import { inputUrlSchema } from '../../../shared/http/inputUrl';
import { InputError } from '../../../shared/http/serviceError';

const required = (label: string) =>
	z
		.string({ message: `${label} is missing` })
		.trim()
		.min(1, `${label} is missing`);

/** n8n stores a field that is not filled in as empty text. */
const optional = z
	.string()
	.trim()
	.optional()
	.transform((text) => text || undefined);

/** The whole name of a bucket, with the APPID at its end. */
export const bucketPattern = /^[a-z0-9][a-z0-9-]*-\d+$/;
/** The short name of a region. */
export const regionPattern = /^[a-z0-9-]+$/;

/** The data of the credential `tencentCosApi`. */
const cosCredentialsSchema = z.object({
	secretId: required('Secret ID'),
	secretKey: required('Secret Key'),
	/** Of a temporary key. */
	sessionToken: optional,
	bucket: required('Bucket').refine((bucket) => bucketPattern.test(bucket), {
		message:
			'Bucket must be the full name with the APPID at the end, such as recordings-1250000000',
	}),
	region: required('Region').refine((region) => regionPattern.test(region), {
		message: 'Region must be the short name of a region, such as ap-beijing',
	}),
	/** A URL that stands for the bucket. Its path, if it has one, comes before every key. */
	endpoint: optional
		.transform((endpoint) =>
			!endpoint || endpoint.includes('://') ? endpoint : `https://${endpoint}`,
		)
		.refine((endpoint) => endpoint === undefined || inputUrlSchema.safeParse(endpoint).success, {
			message: 'Endpoint must be an address, such as https://audio.example.com',
		}),
});

export type CosCredentials = z.infer<typeof cosCredentialsSchema>;

/** @throws InputError that says what is missing or wrong */
export function parseCosCredentials(data: unknown): CosCredentials {
	const parsed = cosCredentialsSchema.safeParse(data);
	if (parsed.success) return parsed.data;
	throw new InputError(
		'The credential for Tencent COS is not complete',
		parsed.error.issues.map(({ message }) => message).join('. '),
		'credentialMissing',
	);
}
