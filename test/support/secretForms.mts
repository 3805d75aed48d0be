/**
 * Finds secrets in text: as they are, and URL-encoded, JSON-escaped and in base64, each also as part of something longer.
 *
 * @param secrets by name
 * @returns the names of those that are there, and in which form
 */
export function findSecrets(text: string, secrets: Record<string, string>): string[] {
	return Object.entries(secrets).flatMap(([name, secret]) => {
		if (secret === '')
			throw new Error(`The secret “${name}” is empty, and would be found everywhere`);
		return Object.entries(formsOf(secret)).flatMap(([form, written]) =>
			written.some((each) => text.includes(each)) ? [`${name} (${form})`] : [],
		);
	});
}

/** How a secret may be written, by the name of the form. */
function formsOf(secret: string): Record<string, string[]> {
	const encoded = encodeURIComponent(secret);
	const escaped = escape(secret);
	return {
		plain: [secret],
		'URL-encoded': [encoded, encodeURIComponent(encoded)],
		'JSON-escaped': [escaped, escape(escaped)],
		base64: [0, 1, 2].flatMap((offset) => inBase64(secret, offset)),
	};
}

const escape = (text: string) => JSON.stringify(text).slice(1, -1);

/** The characters of base64 that depend on nothing but the secret, if it begins at this offset. */
function inBase64(secret: string, offset: number): string[] {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const [first, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
	return [
		bytes.toString('base64').slice(first, end),
		bytes.toString('base64url').slice(first, end),
	];
}
