import { ServiceError } from './serviceError';

/** A shorter one could be part of any word. */
const SHORTEST_SECRET = 8;

/** Hides secrets that are known, in whichever form a service repeats them. */
export function hideKnownSecrets(text: string, secrets: readonly string[]): string {
	return secrets
		.filter(({ length }) => length >= SHORTEST_SECRET)
		.flatMap(formsOf)
		.reduce((hidden, form) => hidden.replaceAll(form, '…'), text);
}

/** An error of a service without the secrets that the service repeats; what is no ServiceError, as it is. */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
	if (!(error instanceof ServiceError)) return error;
	const hide = (text: string) => hideKnownSecrets(text, secrets);
	const references = Object.entries(error.references).map(([name, text]) => [name, hide(text)]);
	return new ServiceError(hide(error.message), {
		...error,
		hint: hide(error.hint),
		references: Object.fromEntries(references),
	});
}

/** A secret as it is, JSON-escaped, URL-encoded, and in base64, where it may be part of something longer. */
function formsOf(secret: string): string[] {
	const escaped = JSON.stringify(secret).slice(1, -1);
	const encoded = encodeURIComponent(secret);
	const inBase64 = [0, 1, 2].map((offset) => toBase64(secret, offset));
	return [...new Set([secret, escaped, encoded, ...inBase64])];
}

/** The characters of base64 that depend on nothing but the secret, if it begins at this offset. */
function toBase64(secret: string, offset: number): string {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const [first, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
	return bytes.toString('base64').slice(first, end);
}
