/** A stretch of a JSON text, one character for each byte. */
export interface Stretch {
	/** Within the string of the outermost `data`, or anywhere else: its quotes are part of the rest. */
	kind: 'data' | 'rest';
	/** Of `data` either plain characters or one whole escape, such as `\/`. */
	text: string;
}

/** Finds the string of the outermost `data` in a JSON text that comes in pieces. */
export interface DataScanner {
	/** Divides the next piece, which may be cut anywhere and has one character for each byte. */
	scan(piece: string): Generator<Stretch>;
	/** Whether the text may end here: outside of strings, objects and lists. */
	isComplete(): boolean;
}

/** A token outside of strings: one character of the structure, or whatever stands between two. */
const STRUCTURE_TOKEN = /["{}[\]:,]|[^"{}[\]:,]+/y;

/** Knows only as much JSON as it needs. Whether the rest is correct is left to `JSON.parse`. */
export function createDataScanner(): DataScanner {
	let place: 'structure' | 'string' | 'data' = 'structure';
	let depth = 0;
	/** The last string directly in the outermost object, with its quotes. */
	let lastString = '';
	let dataComesNext = false;
	/** Beginning of an escape that the next piece completes. */
	let unfinished = '';

	const enterStructure = (token: string): void => {
		switch (token) {
			case '"':
				place = dataComesNext ? 'data' : 'string';
				lastString = token;
				dataComesNext = false;
				break;
			case '{':
			case '[':
				depth += 1;
				dataComesNext = false;
				break;
			case '}':
			case ']':
				depth -= 1;
				break;
			case ':':
				dataComesNext = depth === 1 && isDataKey(lastString);
				break;
			case ',':
				dataComesNext = false;
				break;
		}
	};

	const enter = (token: string): void => {
		if (place === 'structure') return enterStructure(token);
		if (place === 'string' && depth === 1) lastString += token;
		if (token === '"') place = 'structure';
	};

	function* scan(piece: string): Generator<Stretch> {
		const text = unfinished + piece;
		const strings = createStringReader(text);
		let start = 0;
		let position = 0;
		while (position < text.length) {
			const wasInData = place === 'data';
			const token = place === 'structure' ? structureAt(text, position) : strings.at(position);
			if (token === '') break;
			enter(token);
			position += token.length;
			if (place !== 'data') continue;
			yield { kind: wasInData ? 'data' : 'rest', text: text.slice(start, position) };
			start = position;
		}
		if (start < position) yield { kind: 'rest', text: text.slice(start, position) };
		unfinished = text.slice(position);
	}

	return { scan, isComplete: () => place === 'structure' && depth <= 0 };
}

function structureAt(text: string, position: number): string {
	STRUCTURE_TOKEN.lastIndex = position;
	return STRUCTURE_TOKEN.exec(text)?.[0] ?? '';
}

/** Reads tokens in strings: plain characters, an escape, or the quote at the end. */
interface StringReader {
	/** The token at a position, which must not be before the last one; empty where the text ends within it. */
	at(position: number): string;
}

/** Searches natively, because a recording is one long string: a regular expression takes several times as long. */
function createStringReader(text: string): StringReader {
	const find = (character: string, position: number) => {
		const found = text.indexOf(character, position);
		return found === -1 ? text.length : found;
	};
	let quote = -1;
	let backslash = -1;
	return {
		at(position) {
			if (quote < position) quote = find('"', position);
			if (backslash < position) backslash = find('\\', position);
			if (position === quote) return '"';
			if (position < backslash) return text.slice(position, Math.min(quote, backslash));
			const end = position + (text[position + 1] === 'u' ? 6 : 2);
			return end <= text.length ? text.slice(position, end) : '';
		},
	};
}

function isDataKey(stringWithQuotes: string): boolean {
	try {
		return JSON.parse(stringWithQuotes) === 'data';
	} catch {
		return false;
	}
}
