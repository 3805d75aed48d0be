import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { InputError } from '../../../shared/http/serviceError';
import { readText } from '../../../shared/n8n/parameters';
import { readDefaultContentId } from '../../mediaLab/transport';

/** The fields of a node that hold a Content ID, and their labels. */
const LABELS = {
	contentId: 'Content ID',
	'options.contentId': 'Content ID',
	repositoryId: 'Repository ID',
} as const;

/**
 * Reads a field that holds a Content ID. Where it is empty, the Content ID of the credential counts.
 *
 * @throws InputError when neither is filled in; ServiceError when n8n cannot read the credential
 */
export async function readContentId(
	context: IExecuteFunctions,
	name: keyof typeof LABELS,
	itemIndex: number,
): Promise<string> {
	const contentId = await readOptionalContentId(context, name, itemIndex);
	if (contentId) return contentId;
	throw new InputError(
		`${LABELS[name]} must be filled in`,
		'Fill it in here, or in the Tencent Media Lab credential for all nodes. It is the tmpContentId of your registration',
	);
}

/**
 * Reads a field that holds a Content ID and may stay empty, as that of a training may.
 *
 * @returns the Content ID of the credential where the field is empty; undefined where that is not filled in either
 * @throws ServiceError when n8n cannot read the credential
 */
export async function readOptionalContentId(
	context: IExecuteFunctions,
	name: keyof typeof LABELS,
	itemIndex: number,
): Promise<string | undefined> {
	const contentId = readText(context, name, itemIndex, { label: LABELS[name] });
	return contentId || (await readDefaultContentId(context)) || undefined;
}

/**
 * Gives the outputs of a written request the Content ID of the credential where they have none.
 *
 * @returns the request itself where nothing is missing, or the credential has none
 * @throws ServiceError when n8n cannot read the credential
 */
export async function fillContentId(
	context: IExecuteFunctions,
	written: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	const parsed = outputsSchema.safeParse(written.outputs);
	if (!parsed.success || parsed.data.every(hasContentId)) return written;
	const contentId = await readDefaultContentId(context);
	if (!contentId) return written;
	const outputs = parsed.data.map((output) =>
		hasContentId(output) ? output : { ...output, contentId },
	);
	return { ...written, outputs };
}

/** What else an output must have is checked with the whole request. */
const outputsSchema = z.array(z.object({ contentId: z.unknown() }).passthrough());

function hasContentId({ contentId }: { contentId?: unknown }): boolean {
	return contentId !== undefined;
}
