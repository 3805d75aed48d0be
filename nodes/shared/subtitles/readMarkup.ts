/** The name in a voice tag of WebVTT: `<v.loud Mary>`. */
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>/i;
/** Tags of HTML and WebVTT with time stamps, and the codes in braces of other formats that many SRT files have. */
const MARKUP = /<\/?[a-z][^<>]*>|<\d[\d:.]*>|<\/>|\{\\[^{}]*\}/gi;
const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	lrm: '',
	rlm: '',
};

/** What a cue says, and who says it. */
export interface Spoken {
	text: string;
	voice: string | undefined;
}

/** Reads the content of a cue and leaves its markup out. Only the first voice counts. */
export function readMarkup(content: string): Spoken {
	const voice = VOICE.exec(content)?.[1];
	const text = decodeEntities(content.replace(MARKUP, ''))
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter(Boolean)
		.join('\n');
	return {
		text,
		voice: voice === undefined ? undefined : decodeEntities(voice).trim() || undefined,
	};
}

/** Those that WebVTT knows and numbered ones; all others stay as they are. */
function decodeEntities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (entity, ...found) => {
		const [decimal, hexadecimal, name] = found as Array<string | undefined>;
		if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
		const code = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal!, 16);
		const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
		return isCharacter ? String.fromCodePoint(code) : entity;
	});
}
