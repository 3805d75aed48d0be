import { InputError } from '../http/serviceError';
import { close, inChunks } from '../n8n/binary/binaryInput';
import type { BinaryInput } from '../n8n/binary/binaryInput';
import type { ByteStream } from '../streams/byteStream';
import { nameForeignFile } from './formats/foreignFile';
import { nameFormat } from './formats/formatName';
import { formatMinutes } from './duration';
import { quoteFileName } from './fileName';
import { measureFrames } from './formats/measureFrames';
import { inspectAudio, locateFrames } from './inspectAudio';
import type { AudioFile } from './inspectAudio';
import { peekAudio } from './peekAudio';

/** What a vendor takes. */
export interface RecordingRules {
	/** As messages name it. */
	vendor: string;
	/** File extensions of the documented formats that have a header. */
	formats: readonly string[];
	/** The same formats, as messages name them. */
	formatNames: string;
	/** Whether raw PCM, which has no header, is a documented format too. */
	takesRawPcm: boolean;
	/** In minutes; missing where no limit is documented. */
	longestMinutes?: number;
	/** What to do about a longer recording. */
	tooLongHint?: string;
}

/** What an item says about its file. */
export type RecordingFile = Pick<BinaryInput, 'fileName' | 'mimeType' | 'size'>;

/**
 * Makes sure that a vendor takes a file, as far as its bytes tell, before anything is sent.
 *
 * @param sendAnyFormat whether formats pass that the vendor does not document
 * @param countsFrames whether the frames of MP3 and AAC are counted where no header tells their length; if not said
 *   otherwise, where the vendor has a limit
 * @returns how long it is in seconds; undefined where neither its header nor its frames tell
 * @throws InputError that names the file, what it is, and what to do
 */
export async function requireRecording(
	input: BinaryInput,
	rules: RecordingRules,
	sendAnyFormat: boolean,
	countsFrames = rules.longestMinutes !== undefined,
): Promise<number | undefined> {
	const opened = await input.open();
	try {
		const { head, whole } = await peekAudio(inChunks(opened));
		const audio = inspectAudio(head, input.size);
		const foreign = audio ? undefined : nameForeignFile(head);
		if (foreign !== undefined) throw isForeign(input, foreign, rules);
		if (audio?.durationSeconds === 0) throw isSilent(input, nameFormat(head, audio));
		const seconds = audio?.durationSeconds ?? (countsFrames ? await measure(head, whole) : 0);
		if (isTooLong(seconds, rules)) throw exceedsLength(input, seconds, rules);
		if (!sendAnyFormat) requireDocumented(head, audio, input, rules);
		return seconds || undefined;
	} finally {
		close(opened);
	}
}

/** Encoders pad what they write, so that exactly 10 minutes come out a little longer. In seconds. */
const TOLERANCE = 1;

/** Whether a recording is longer than the vendor takes. */
export function isTooLong(seconds: number, { longestMinutes = Infinity }: RecordingRules): boolean {
	return seconds > longestMinutes * 60 + TOLERANCE;
}

/**
 * Counts the frames of an MP3 or AAC file whose header does not tell its length. An estimate by the bitrate of the first
 * frames would be wrong where the bitrate varies, and n8n's storage can be read as often as needed.
 *
 * @returns seconds; 0 where there is nothing to count
 */
async function measure(head: Buffer, whole: ByteStream): Promise<number> {
	const first = locateFrames(head);
	return first ? await measureFrames(whole, first) : 0;
}

function requireDocumented(
	head: Buffer,
	audio: AudioFile | undefined,
	file: RecordingFile,
	rules: RecordingRules,
): void {
	if (!audio && !(rules.takesRawPcm && isCalledPcm(file))) throw isUnknown(file, rules);
	if (audio && !rules.formats.includes(audio.extension))
		throw isUndocumented(file, nameFormat(head, audio), rules);
}

/** Raw PCM has no header, so the item must call it that. */
function isCalledPcm({ fileName = '', mimeType }: RecordingFile): boolean {
	return /\.(pcm|raw)$/i.test(fileName) || /^audio\/(x-)?(pcm|raw|l16)\b/i.test(mimeType);
}

function isForeign(file: RecordingFile, kind: string, { vendor, formatNames }: RecordingRules) {
	const isPage = /page|text|JSON/.test(kind);
	return new InputError(
		`${quoteFileName(file)} is not audio but ${kind}`,
		isPage
			? `Check the node that the file comes from: it may have saved an error message instead of the recording. ${vendor} takes ${formatNames}`
			: `Send a recording instead: ${vendor} takes ${formatNames}`,
		'notAudio',
	);
}

function isSilent(file: RecordingFile, format: string) {
	return new InputError(
		`${quoteFileName(file)} is empty: it begins as ${format} but holds no sound`,
		'Check the node that the file comes from: its recording may have been cut off',
		'fileEmpty',
	);
}

function exceedsLength(
	file: RecordingFile,
	seconds: number,
	{ vendor, longestMinutes, tooLongHint }: RecordingRules,
) {
	return new InputError(
		`${quoteFileName(file)} is ${formatMinutes(seconds)} minutes long; ${vendor} takes up to ${longestMinutes}`,
		tooLongHint ??
			`Split it into parts of up to ${longestMinutes} minutes, and pass each part as an item of its own`,
		'recordingTooLong',
	);
}

function isUnknown(file: RecordingFile, { vendor, formatNames, takesRawPcm }: RecordingRules) {
	const pcm = takesRawPcm
		? ' Raw PCM must have a name that ends in .pcm, or the MIME type audio/pcm.'
		: '';
	return new InputError(
		`${quoteFileName(file)} is not in an audio format that this node recognizes`,
		`${vendor} takes ${formatNames}: convert it first.${pcm} To send it as it is, turn on Send Any Format in Options`,
		'formatNotAccepted',
	);
}

function isUndocumented(
	file: RecordingFile,
	name: string,
	{ vendor, formatNames }: RecordingRules,
) {
	return new InputError(
		`${quoteFileName(file)} is ${name}. ${vendor} takes ${formatNames}: convert it first`,
		'Convert it, for example to MP3, before this node. To send it as it is, turn on Send Any Format in Options',
		'formatNotAccepted',
	);
}
