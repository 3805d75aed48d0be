const LONGEST_QUOTE = 300;

/** Parameters of URLs that give access: to n8n, to the trigger, and to a recording in COS or n8n. */
const SECRET_PARAMETERS =
	/([?&](?:signature|secret|q-signature|x-cos-security-token|token)=)[^&#\s"']+/gi;
/** Fields that hold secrets, as in `"secretKey": "…"` or `secretKey=…`. */
const SECRET_FIELDS =
	/((?:secret_?key|secret_?id|password|authorization|token)["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi;

/**
 * Quotes what the vendor says, of whatever type it is: on one line, of limited length and without secrets. Of an object,
 * its `message` comes first and its other fields follow in brackets.
 *
 * @returns undefined where it says nothing, or is a web page
 */
export function quote(value: unknown): string | undefined {
	const line = hideSecretsIn(describe(value)).replace(/\s+/g, ' ').trim();
	if (line === '' || line.startsWith('<')) return undefined;
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** Hides secrets in text that the vendor wrote. */
export function hideSecretsIn(text: string): string {
	return text.replace(SECRET_PARAMETERS, '$1…').replace(SECRET_FIELDS, '$1…');
}

function describe(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(describe).filter(Boolean).join(', ');
	if (typeof value !== 'object') return String(value);
	const { message, ...others } = value as Record<string, unknown>;
	const said = describe(message);
	const fields = describeFields(others);
	if (said === '' || fields === '') return said || fields;
	return `${said} (${fields})`;
}

function describeFields(fields: Record<string, unknown>): string {
	const described = Object.entries(fields).map(([name, value]) => [name, describe(value)]);
	return described
		.filter(([, text]) => text !== '')
		.map(([name, text]) => `${name}: ${text}`)
		.join(', ');
}
