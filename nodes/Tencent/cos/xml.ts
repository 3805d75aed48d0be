/**
 * Reads the text of the first element with a name, in the flat XML that COS answers.
 *
 * @returns undefined where there is none, or it is empty
 */
export function readElement(xml: string, name: string): string | undefined {
	const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
	return text ? decodeEntities(text) : undefined;
}

/** The content of each element with a name, as XML. Elements with that name are not within each other. */
export function listElements(xml: string, name: string): string[] {
	return Array.from(
		xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs')),
		(match) => match[1]!,
	);
}

const ENTITY = /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const LAST_CODE_POINT = 0x10ffff;

function decodeEntities(text: string): string {
	return text.replace(ENTITY, (entity, name?: string, decimal?: string, hexadecimal?: string) => {
		if (name !== undefined) return NAMED[name.toLowerCase()]!;
		const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16);
		return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : entity;
	});
}
