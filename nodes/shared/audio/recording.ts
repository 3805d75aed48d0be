import { InputError } from '../http/serviceError';
import { close, inChunks } from '../n8n/binaryInput';
import type { BinaryInput } from '../n8n/binaryInput';
import { nameForeignFile } from './foreignFile';
import { nameFormat } from './formatName';
import { inspectAudio } from './inspectAudio';
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
}

/** What an item says about its file. */
export type RecordingFile = Pick<BinaryInput, 'fileName' | 'mimeType' | 'size'>;

/**
 * Makes sure that a vendor takes a file, as far as its beginning tells, before anything is sent.
 *
 * @param sendAnyFormat whether formats pass that the vendor does not document
 * @throws InputError that names the file, what it is, and what to do
 */
export async function requireRecording(
	input: BinaryInput,
	rules: RecordingRules,
	sendAnyFormat: boolean,
): Promise<void> {
	const opened = await input.open();
	try {
		const { head } = await peekAudio(inChunks(opened));
		requireAccepted(head, input, rules, sendAnyFormat);
	} finally {
		close(opened);
	}
}

/**
 * The same for a file whose first bytes are known.
 *
 * @throws InputError
 */
export function requireAccepted(
	head: Buffer,
	file: RecordingFile,
	rules: RecordingRules,
	sendAnyFormat: boolean,
): void {
	const audio = inspectAudio(head, file.size);
	const foreign = audio ? undefined : nameForeignFile(head);
	if (foreign !== undefined) throw isForeign(file, foreign, rules);
	const { longestMinutes = Infinity } = rules;
	const minutes = (audio?.durationSeconds ?? 0) / 60;
	if (minutes > longestMinutes) throw isTooLong(file, minutes, rules);
	if (sendAnyFormat) return;
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
		`${nameFile(file)} is not audio but ${kind}`,
		isPage
			? `Check the node that the file comes from: it may have saved an error message instead of the recording. ${vendor} takes ${formatNames}`
			: `Send a recording instead: ${vendor} takes ${formatNames}`,
	);
}

function isTooLong(
	file: RecordingFile,
	minutes: number,
	{ vendor, longestMinutes }: RecordingRules,
) {
	const length = Number(minutes.toFixed(1));
	return new InputError(
		`${nameFile(file)} is ${length} minutes long; ${vendor} takes up to ${longestMinutes}`,
		`Cut it into parts of at most ${longestMinutes} minutes, and let each be an item`,
	);
}

function isUnknown(file: RecordingFile, { vendor, formatNames, takesRawPcm }: RecordingRules) {
	const pcm = takesRawPcm
		? ' Raw PCM must have a name that ends in .pcm, or the MIME type audio/pcm.'
		: '';
	return new InputError(
		`${nameFile(file)} is not in any audio format that this node knows`,
		`${vendor} takes ${formatNames}: convert it first.${pcm} To send it as it is, turn on Send Any Format in Options`,
	);
}

function isUndocumented(
	file: RecordingFile,
	name: string,
	{ vendor, formatNames }: RecordingRules,
) {
	return new InputError(
		`${nameFile(file)} is ${name}. ${vendor} takes ${formatNames}: convert it first`,
		'Convert it, for example to MP3, before this node. To send it as it is, turn on Send Any Format in Options',
	);
}

function nameFile({ fileName }: RecordingFile): string {
	return fileName ? `'${fileName}'` : 'The file of the item';
}
