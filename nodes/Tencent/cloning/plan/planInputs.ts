import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../../shared/http/serviceError';
import { findBinaryInput } from '../../../shared/n8n/binaryInput';
import { readText } from '../../../shared/n8n/parameters';
import type { InputSource } from '../fields/inputFields';
import type { JobOptions } from '../fields/optionFields';
import type { Wait } from '../fields/waitFields';
import type { PlannedInput } from './plannedJob';
import { readContentId } from './readContentId';
import { splitText } from './splitText';

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
	{ binaryUpload, partLength }: Pick<JobOptions, 'binaryUpload' | 'partLength'>,
	idempotencyKey: string,
	waitMode: Wait['waitMode'],
): Promise<PlannedInput[]> {
	const read = (name: string) => readText(context, name, itemIndex);
	switch (context.getNodeParameter('inputSource', itemIndex) as InputSource) {
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
			const file = await findBinaryInput(context, itemIndex, read('binaryPropertyName'));
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

/** Keeps the name of the file, because vendors look at its extension; replaces what a URL cannot hold. */
function createUploadKey(
	idempotencyKey: string,
	itemIndex: number,
	fileName = 'recording',
): string {
	const safeName = fileName.replace(/[/\\\p{Surrogate}\p{Control}]/gu, '_');
	return `n8n-voice-cloning/${idempotencyKey}/${itemIndex}-${safeName}`;
}
