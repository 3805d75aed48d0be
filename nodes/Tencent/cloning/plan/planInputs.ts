import type { IExecuteFunctions } from 'n8n-workflow';
import { findBinaryInput } from '../../../shared/n8n/binaryInput';
import { readText } from '../../../shared/n8n/parameters';
import { InputError } from '../../../shared/http/serviceError';
import { splitText } from './splitText';
import type { InputSource } from '../fields/inputFields';
import type { JobOptions } from '../fields/optionFields';
import type { PlannedInput } from './plannedJob';
import type { Wait } from '../fields/waitFields';

/**
 * Reads what a job is made of from the fields of an item.
 *
 * @param idempotencyKey part of the key under which a file is uploaded
 * @returns several inputs for a text that is longer than one may be
 * @throws InputError
 */
export async function planInputs(
	context: IExecuteFunctions,
	itemIndex: number,
	{ binaryUpload }: Pick<JobOptions, 'binaryUpload'>,
	idempotencyKey: string,
	waitMode: Wait['waitMode'],
): Promise<PlannedInput[]> {
	const read = (name: string) => readText(context, name, itemIndex);
	switch (context.getNodeParameter('inputSource', itemIndex) as InputSource) {
		case 'text':
			return planText(read('text'));
		case 'url':
			return [{ kind: 'given', input: { url: read('url') } }];
		case 'repository':
			return [
				{
					kind: 'given',
					input: { source: { contentId: read('repositoryId'), path: read('repositoryPath') } },
				},
			];
		case 'binary': {
			const file = await findBinaryInput(context, itemIndex, read('binaryPropertyName'));
			if (binaryUpload === 'signedUrl') {
				if (file.willMove && waitMode !== 'poll') throw lacksLastingUrl();
				return [{ kind: 'signedUrl', file }];
			}
			return [{ kind: 'upload', file, key: nameUpload(idempotencyKey, itemIndex, file.fileName) }];
		}
	}
}

function lacksLastingUrl(): InputError {
	return new InputError(
		'n8n has no lasting URL for a file that a trigger has received in the same execution',
		'Set Options → Binary Upload to COS, or Wait Mode to Wait Here',
	);
}

function planText(text: string): PlannedInput[] {
	const parts = splitText(text);
	if (parts.length === 0)
		throw new InputError('The text is empty', 'Fill in the field Text, or the expression in it');
	return parts.map((sourceData) => ({ kind: 'given', input: { sourceData } }));
}

/** The name of the file is kept, because vendors look at its extension; what a URL could not hold is replaced. */
function nameUpload(idempotencyKey: string, itemIndex: number, fileName = 'recording'): string {
	return `n8n-voice-cloning/${idempotencyKey}/${itemIndex}-${fileName.replace(/[/\\\p{Surrogate}\p{Control}]/gu, '_')}`;
}
