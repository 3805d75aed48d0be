import type { IExecuteFunctions } from 'n8n-workflow';
import { shortenFileName } from '../../../shared/audio/fileName';
import { requireRecording } from '../../../shared/audio/recording';
import type { RecordingRules } from '../../../shared/audio/recording';
import { InputError } from '../../../shared/http/serviceError';
import { readBinaryField } from '../../../shared/n8n/binary/binaryField';
import { findBinaryInput } from '../../../shared/n8n/binary/binaryInput';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { hasUnknownLength, requireLength } from '../../../shared/n8n/maxMinutes';
import { readParameter, readText } from '../../../shared/n8n/parameters';
import { INPUT_SOURCE_NAMES, SOURCE_FIELDS } from '../fields/inputFields';
import type { SourceField } from '../fields/inputFields';
import type { JobOptions } from '../fields/readOptions';
import type { Wait } from '../fields/waitFields';
import type { LengthNeed, PlannedInput } from './plannedJob';
import { readContentId } from './readContentId';
import { splitText } from './splitText';

/** What the vendor's own web page takes; its documentation names no formats and no limits. */
const RECORDING_RULES: RecordingRules = {
	vendor: 'Tencent',
	formats: ['wav', 'mp3'],
	formatNames: 'WAV and MP3',
	takesRawPcm: false,
};

const sourceSchemas = {
	inputSource: enteredChoice(SOURCE_FIELDS.inputSource, INPUT_SOURCE_NAMES),
	trainingSource: enteredChoice(SOURCE_FIELDS.trainingSource, INPUT_SOURCE_NAMES),
};

/** What the inputs of a run have in common. */
interface InputSettings {
	/** Part of the object key of an upload. */
	idempotencyKey: string;
	waitMode: Wait['waitMode'];
	lengthNeed: LengthNeed | undefined;
}

/**
 * Reads the inputs of a job from the fields of an item.
 *
 * @param sourceField says where the input comes from
 * @returns several inputs for a text that is longer than one input may be
 * @throws InputError
 */
export async function planInputs(
	context: IExecuteFunctions,
	itemIndex: number,
	sourceField: SourceField,
	options: Pick<JobOptions, 'binaryUpload' | 'partLength' | 'sendAnyFormat'>,
	settings: InputSettings,
): Promise<PlannedInput[]> {
	const read = (name: string) => readText(context, name, itemIndex);
	switch (readParameter(context, sourceField, itemIndex, sourceSchemas[sourceField])) {
		case 'text':
			return planText(read('text'), options.partLength);
		case 'url':
			requireKnownLength('a recording from a URL', settings);
			return [{ kind: 'given', input: { url: read('url') } }];
		case 'repository': {
			requireKnownLength('a recording in a repository', settings);
			const contentId = await readContentId(context, 'repositoryId', itemIndex);
			const source = { contentId, path: read('repositoryPath') };
			return [{ kind: 'given', input: { source } }];
		}
		case 'binary':
			return [await planFile(context, itemIndex, options, settings)];
	}
}

async function planFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ binaryUpload, sendAnyFormat }: Pick<JobOptions, 'binaryUpload' | 'sendAnyFormat'>,
	{ idempotencyKey, waitMode, lengthNeed = 'none' }: InputSettings,
): Promise<PlannedInput> {
	const field = readBinaryField(context, itemIndex);
	const file = await findBinaryInput(context, itemIndex, field);
	const durationSeconds = await requireRecording(
		file,
		RECORDING_RULES,
		sendAnyFormat,
		lengthNeed !== 'none',
	);
	if (lengthNeed === 'required') requireLength(file, durationSeconds);
	if (binaryUpload === 'cos') {
		const key = createUploadKey(idempotencyKey, itemIndex, file.fileName);
		return { kind: 'upload', file, durationSeconds, key };
	}
	if (file.willMove && waitMode !== 'poll') throw lacksLastingUrl();
	return { kind: 'signedUrl', file, durationSeconds };
}

/** @throws InputError where the length of what only Tencent can read would have to be known */
function requireKnownLength(recording: string, { lengthNeed }: InputSettings): void {
	if (lengthNeed !== 'required') return;
	throw hasUnknownLength(
		recording,
		'Download the recording before this node and set Input Source to Binary File',
	);
}

function lacksLastingUrl(): InputError {
	return new InputError(
		'n8n has no lasting URL for a file that a trigger received in the same execution',
		'Set Binary Upload in Options to COS, or Wait Mode to Wait Here',
	);
}

function planText(text: string, partLength: number): PlannedInput[] {
	const parts = splitText(text, partLength);
	if (parts.length === 0)
		throw new InputError(
			text === '' ? 'The text is empty' : 'The text has no letters or digits to speak',
			'Fill in Text, or correct the expression in it',
		);
	return parts.map((sourceData) => ({ kind: 'given', input: { sourceData } }));
}

/** The longest object key that COS takes, in bytes of UTF-8. */
const LONGEST_KEY = 850;

/** Keeps the name of the file, because vendors look at its extension; replaces what a URL cannot hold. */
function createUploadKey(
	idempotencyKey: string,
	itemIndex: number,
	fileName = 'recording',
): string {
	const safeName = fileName.replace(/[/\\\p{Surrogate}\p{Control}]/gu, '_');
	const folder = `n8n-voice-cloning/${idempotencyKey}/${itemIndex}-`;
	return `${folder}${shortenFileName(safeName, LONGEST_KEY - Buffer.byteLength(folder))}`;
}
