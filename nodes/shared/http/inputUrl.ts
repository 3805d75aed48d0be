import { z } from 'zod';

/** An address from which a vendor downloads a recording. Only http and https can be public. */
export const inputUrlSchema = z.string().refine(isHttpUrl, {
	message:
		'Recording URL must be a complete http:// or https:// address that the vendor can reach from the internet',
});

function isHttpUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
