/** A stretch of a JSON text. */
export interface Stretch {
	/** Within the string of the outermost `data`, or anywhere else: its quotes are part of the rest. */
	kind: 'data' | 'rest';
	/** Of `data` plain characters and whole escapes, such as `\/`. */
	bytes: Buffer;
}

/** Finds the string of the outermost `data` in a JSON text that comes in pieces. */
export interface DataScanner {
	/** Divides the next piece, which may be cut anywhere. */
	scan(piece: Buffer): Generator<Stretch>;
	/** Whether the text may end here: outside of strings, objects and lists. */
	isComplete(): boolean;
}

const [QUOTE, BACKSLASH, LETTER_U] = Buffer.from('"\\u');
/** In characters, with its quotes: JSON may write each letter as `\u0064`. */
const LONGEST_DATA_KEY = 26;
/** Each is a token of its own outside of strings, and so is whatever stands between two. */
const STRUCTURE = new Set(Buffer.from('"{}[]:,'));

type Place = 'structure' | 'string' | 'data';

/** Knows only as much JSON as it needs. Whether the rest is correct is left to `JSON.parse`. */
export function createDataScanner(): DataScanner {
	let place: Place = 'structure';
	let depth = 0;
	/** The last string directly in the outermost object, with its quotes. */
	let lastString = '';
	let dataComesNext = false;
	/** Beginning of an escape that the next piece completes. */
	let unfinished: Buffer = Buffer.alloc(0);

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

	const enter = (bytes: Buffer, start: number, end: number): void => {
		if (place === 'structure') return enterStructure(bytes.toString('latin1', start, end));
		if (place === 'string' && depth === 1 && lastString.length < LONGEST_DATA_KEY)
			lastString += bytes.toString('latin1', start, end);
		if (bytes[start] === QUOTE) place = 'structure';
	};

	function* scan(piece: Buffer): Generator<Stretch> {
		const bytes = unfinished.length === 0 ? piece : Buffer.concat([unfinished, piece]);
		const strings = createStringReader(bytes);
		let start = 0;
		let position = 0;
		while (position < bytes.length) {
			const wasInData = place === 'data';
			const end = place === 'structure' ? endStructure(bytes, position) : strings.end(position);
			if (end > bytes.length) break;
			enter(bytes, position, end);
			const isInData = (place as Place) === 'data';
			if (isInData !== wasInData) {
				const border = isInData ? end : position;
				if (start < border) yield toStretch(wasInData, bytes.subarray(start, border));
				start = border;
			}
			position = end;
		}
		if (start < position) yield toStretch(place === 'data', bytes.subarray(start, position));
		unfinished = bytes.subarray(position);
	}

	return { scan, isComplete: () => place === 'structure' && depth <= 0 };
}

function toStretch(isData: boolean, bytes: Buffer): Stretch {
	return { kind: isData ? 'data' : 'rest', bytes };
}

/** Where a token outside of strings ends. */
function endStructure(bytes: Buffer, position: number): number {
	let end = position + 1;
	if (STRUCTURE.has(bytes[position]!)) return end;
	while (end < bytes.length && !STRUCTURE.has(bytes[end]!)) end += 1;
	return end;
}

/** Reads tokens in strings: plain characters, an escape, or the quote at the end. */
interface StringReader {
	/**
	 * Where the token at a position ends, which must not be before the last one. It is behind the last byte where the bytes
	 * end within an escape.
	 */
	end(position: number): number;
}

/** Searches natively, because a recording is one long string. */
function createStringReader(bytes: Buffer): StringReader {
	const find = (byte: number, position: number) => {
		const found = bytes.indexOf(byte, position);
		return found === -1 ? bytes.length : found;
	};
	let quote = -1;
	let backslash = -1;
	return {
		end(position) {
			if (quote < position) quote = find(QUOTE!, position);
			if (backslash < position) backslash = find(BACKSLASH!, position);
			if (position === quote) return position + 1;
			if (position < backslash) return Math.min(quote, backslash);
			return position + (bytes[position + 1] === LETTER_U ? 6 : 2);
		},
	};
}

function isDataKey(stringWithQuotes: string): boolean {
	if (stringWithQuotes.length > LONGEST_DATA_KEY) return false;
	try {
		return JSON.parse(stringWithQuotes) === 'data';
	} catch {
		return false;
	}
}
