/** A text that must not be found. */
interface Needle {
	text: string;
	/** Of which secret it is a form, and which. */
	name: string;
}

/** All forms begin with so many characters at least, by which they are looked up. */
const PREFIX = 8;

/**
 * Finds secrets in text: as they are, and URL-encoded, JSON-escaped and in base64, each also as part of something longer.
 *
 * @param secrets by name
 * @returns the names of those that are there, and in which form
 */
export function findSecrets(text: string, secrets: Record<string, string>): string[] {
	return createSecretFinder(secrets)(text);
}

/** The same for several texts. The time that it takes does not depend on the number of secrets. */
export function createSecretFinder(secrets: Record<string, string>): (text: string) => string[] {
	const needles = new Map<string, Needle[]>();
	for (const needle of Object.entries(secrets).flatMap(toNeedles)) {
		const prefix = needle.text.slice(0, PREFIX);
		needles.set(prefix, [...(needles.get(prefix) ?? []), needle]);
	}
	return (text) => {
		const found = new Set<string>();
		for (let index = 0; index <= text.length - PREFIX; index++) {
			for (const needle of needles.get(text.slice(index, index + PREFIX)) ?? [])
				if (text.startsWith(needle.text, index)) found.add(needle.name);
		}
		return [...found];
	};
}

function toNeedles([name, secret]: [string, string]): Needle[] {
	if (secret.length < PREFIX) throw new Error(`The secret “${name}” is too short to be told apart`);
	return Object.entries(formsOf(secret)).flatMap(([form, texts]) =>
		texts.map((text) => ({ text, name: `${name} (${form})` })),
	);
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
