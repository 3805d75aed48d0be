/**
 * What this package adds to an `outputPrefix`, so that no two results have the same name: the vendor calls every result
 * `<outputPrefix>out.wav` or `<outputPrefix>out.mp3` and lets the later one replace the earlier one. The vendor returns
 * the prefix with the job, so that it also tells which output of which run a result is.
 */
export interface OutputMark {
	/** 8 letters and digits, see `createStem`. All outputs that are parts of one text have the same, every other output one of its own. */
	stem: string;
	/** Which part of a text it is, from 0; 0 for an output that is no part. */
	part: number;
}

/** How long a user's own prefix may be in front of a mark: the two have at most 19 characters. */
export const MAX_OWN_PREFIX_LENGTH = 8;

/** How long it may be in front of the mark of a recording that other runs find by its stem. */
export const MAX_REUSABLE_PREFIX_LENGTH = 6;

/** As many as two characters can count. */
export const MAX_PARTS = 36 ** 2;

/** How many runs can be told apart: as many as four characters can count. */
export const MAX_RUNS = 36 ** 4;

const MARKED_PREFIX = /^.{0,8}?([0-9A-Za-z]{8})([0-9a-z]{2})_$/s;
const REUSABLE_PREFIX = /^.{0,6}?([0-9A-Za-z]{8})[0-9a-z]{4}-$/s;
/** What follows the stem in the name of a file. */
const REUSABLE_NAME = /^([0-9a-z]{4})-[^/]+$/;

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 7;

/**
 * @param bytes at least 7, such as those of a hash
 * @returns 7 letters and digits, and a last one that depends on them: a prefix of the user's own hardly ever looks so
 */
export function createStem(bytes: Uint8Array): string {
	const random = Array.from(
		bytes.subarray(0, RANDOM_LENGTH),
		(byte) => CHARACTERS[byte % CHARACTERS.length],
	).join('');
	return random + checkCharacter(random);
}

function checkCharacter(random: string): string {
	const sum = Array.from(random).reduce(
		(total, character, index) => total + CHARACTERS.indexOf(character) * (2 * index + 3),
		0,
	);
	return CHARACTERS[sum % CHARACTERS.length]!;
}

/** @returns the mark as it stands at the end of an `outputPrefix`: 11 characters */
export function writeMark({ stem, part }: OutputMark): string {
	return `${stem}${part.toString(36).padStart(2, '0')}_`;
}

/**
 * A mark whose stem says what is heard and is the same in every run. The run behind it keeps the results of two runs apart.
 *
 * @param run a number below `MAX_RUNS`
 * @returns the mark as it stands at the end of an `outputPrefix`: 13 characters
 */
export function writeReusableMark(stem: string, run: number): string {
	return `${stem}${run.toString(36).padStart(4, '0')}-`;
}

/**
 * Reads which run a recording is of.
 *
 * @param rest of the name of its file, behind the stem
 * @returns undefined where it is no name of such a recording
 */
export function readRun(rest: string): number | undefined {
	const [, run] = REUSABLE_NAME.exec(rest) ?? [];
	return run === undefined ? undefined : Number.parseInt(run, 36);
}

/** @returns undefined for a prefix without a mark */
export function readMark(outputPrefix: unknown): OutputMark | undefined {
	const prefix = String(outputPrefix ?? '');
	const [, stem, part = '0'] = MARKED_PREFIX.exec(prefix) ?? REUSABLE_PREFIX.exec(prefix) ?? [];
	if (stem === undefined) return undefined;
	if (stem[RANDOM_LENGTH] !== checkCharacter(stem.slice(0, RANDOM_LENGTH))) return undefined;
	return { stem, part: Number.parseInt(part, 36) };
}
