import type { IExecuteFunctions } from 'n8n-workflow';
import { shortenFileName } from '../../../shared/audio/fileName';
import { requireRecording } from '../../../shared/audio/recording';
import type { RecordingRules } from '../../../shared/audio/recording';
import { InputError } from '../../../shared/http/serviceError';
import { readBinaryField } from '../../../shared/n8n/binaryField';
import { findBinaryInput } from '../../../shared/n8n/binaryInput';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { readParameter, readText } from '../../../shared/n8n/parameters';
import { INPUT_SOURCE_NAMES } from '../fields/inputFields';
import type { JobOptions } from '../fields/readOptions';
import type { Wait } from '../fields/waitFields';
import type { PlannedInput } from './plannedJob';
import { readContentId } from './readContentId';
import { splitText } from './splitText';

/** What the vendor's own web page takes; its documentation names no formats and no limits. */
const RECORDING_RULES: RecordingRules = {
	vendor: 'Tencent',
	formats: ['wav', 'mp3'],
	formatNames: 'WAV and MP3',
	takesRawPcm: false,
};

/**
 * Reads the inputs of a job from the fields of an item.
 *
 * @param idempotencyKey part of the object key of an upload
 * @returns several inputs for a text that is longer than one input may be
 * @throws InputError
 */
export async function planInputs(
	context: IExecuteFunctions,
	itemIndex: number,
	{
		binaryUpload,
		partLength,
		sendAnyFormat,
	}: Pick<JobOptions, 'binaryUpload' | 'partLength' | 'sendAnyFormat'>,
	idempotencyKey: string,
	waitMode: Wait['waitMode'],
): Promise<PlannedInput[]> {
	const read = (name: string) => readText(context, name, itemIndex);
	const source = enteredChoice('Input Source', INPUT_SOURCE_NAMES);
	switch (readParameter(context, 'inputSource', itemIndex, source)) {
		case 'text':
			return planText(read('text'), partLength);
		case 'url':
			return [{ kind: 'given', input: { url: read('url') } }];
		case 'repository': {
			const contentId = await readContentId(context, 'repositoryId', itemIndex);
			const source = { contentId, path: read('repositoryPath') };
			return [{ kind: 'given', input: { source } }];
		}
		case 'binary': {
			const field = readBinaryField(context, itemIndex);
			const file = await findBinaryInput(context, itemIndex, field);
			await requireRecording(file, RECORDING_RULES, sendAnyFormat);
			if (binaryUpload === 'cos') {
				const key = createUploadKey(idempotencyKey, itemIndex, file.fileName);
				return [{ kind: 'upload', file, key }];
			}
			if (file.willMove && waitMode !== 'poll') throw lacksLastingUrl();
			return [{ kind: 'signedUrl', file }];
		}
	}
}

function lacksLastingUrl(): InputError {
	return new InputError(
		'n8n has no lasting URL for a file that a trigger has received in the same execution',
		'Set Options → Binary Upload to COS, or Wait Mode to Wait Here',
	);
}

function planText(text: string, partLength: number): PlannedInput[] {
	const parts = splitText(text, partLength);
	if (parts.length === 0)
		throw new InputError(
			text === '' ? 'The text is empty' : 'The text has no letters or digits to speak',
			'Fill in the field Text, or the expression in it',
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
