import { quoteBriefly } from '../http/shorten';

/** Of sound, or of a video that may have been its source. Anything else behind a dot belongs to the name: chapter 1.2. */
const AUDIO_EXTENSION =
	/\.(aac|ac3|aif|aiff|amr|ape|caf|flac|m4a|m4b|mka|mkv|mov|mp2|mp3|mp4|mpeg|mpga|oga|ogg|opus|pcm|ra|silk|slk|wav|wave|weba|webm|wma)$/i;

/** @returns the audio extension of a file name or path in lower case, without the dot; undefined where there is none */
export function readExtension(fileName: string): string | undefined {
	return AUDIO_EXTENSION.exec(fileName)?.[1]?.toLowerCase();
}

export function withoutExtension(fileName: string): string {
	return fileName.replace(AUDIO_EXTENSION, '');
}

/** Gives a file name the extension of what the file turned out to be, in place of an audio extension that it has. */
export function withExtension(fileName: string, extension: string): string {
	const isThere = fileName.toLowerCase().endsWith(`.${extension}`);
	const name = isThere ? fileName.slice(0, -extension.length - 1) : withoutExtension(fileName);
	return `${name}.${extension}`;
}

/**
 * Tells names apart that are alike, by a number at the end of the second and every further one. Capital letters make no
 * difference, as on Windows and macOS.
 *
 * @param names without extension; undefined where there is to be no file
 */
export function distinguishNames(
	names: ReadonlyArray<string | undefined>,
): Array<string | undefined> {
	const taken = new Set<string>();
	return names.map((name) => {
		if (name === undefined) return undefined;
		let distinct = name;
		for (let number = 2; taken.has(distinct.toLowerCase()); number++)
			distinct = `${name}-${number}`;
		taken.add(distinct.toLowerCase());
		return distinct;
	});
}

/** Shortens a file name to a number of bytes in UTF-8, between two characters, and keeps its audio extension. */
export function shortenFileName(fileName: string, mostBytes: number): string {
	if (Buffer.byteLength(fileName) <= mostBytes) return fileName;
	const name = withoutExtension(fileName);
	const extension = fileName.slice(name.length);
	let room = mostBytes - Buffer.byteLength(extension);
	let shortened = '';
	for (const character of name) {
		room -= Buffer.byteLength(character);
		if (room < 0) break;
		shortened += character;
	}
	return `${shortened}${extension}`;
}

/**
 * Names a file in a message.
 *
 * @param otherwise what it is called where it has no name
 */
export function quoteFileName(
	{ fileName }: { fileName?: string | undefined },
	otherwise = 'The file on the item',
): string {
	return fileName ? quoteBriefly(fileName) : otherwise;
}
