import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { createCosClient } from '../../cos/cosClient';
import { removeObject } from '../../cos/objects/removeObject';
import { uploadObject } from '../../cos/objects/uploadObject';
import type { Input } from '../../mediaLab/api/requestSchema';
import type { PlannedInput, PlannedJob } from '../plan/plannedJob';
import { MIN_URL_VALIDITY } from '../plan/previewInputs';

/**
 * Turns planned inputs into inputs that the vendor can read: uploads the files that are to be uploaded, and signs the
 * URLs of the others.
 *
 * @param urlValidity how long the URLs must work, in seconds; they work for a day at least
 */
export async function resolveInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
	urlValidity: number,
	signal: AbortSignal,
): Promise<Input[]> {
	const expiresInSeconds = Math.max(MIN_URL_VALIDITY, urlValidity);
	const resolved: Input[] = [];
	for (const input of inputs) {
		resolved.push(await resolveInput(context, input, expiresInSeconds, signal));
	}
	return resolved;
}

async function resolveInput(
	context: IExecuteFunctions,
	input: PlannedInput,
	expiresInSeconds: number,
	signal: AbortSignal,
): Promise<Input> {
	switch (input.kind) {
		case 'given':
			return input.input;
		case 'signedUrl':
			return { url: input.file.createSignedUrl(expiresInSeconds) };
		case 'upload': {
			const options = { signal, expiresInSeconds };
			const { url } = await uploadObject(createCosClient(context), input.file, input.key, options);
			return { url };
		}
	}
}

/** Object keys of what a job uploads and does not keep. */
export function temporaryUploads({ inputs, keepUpload }: PlannedJob): string[] {
	return keepUpload ? [] : inputs.flatMap((input) => (input.kind === 'upload' ? [input.key] : []));
}

/** Removes uploads that are no longer needed. n8n's log notes those that cannot be removed. */
export async function removeUploads(
	context: RunningContext,
	keys: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	const client = createCosClient(context);
	for (const key of keys) {
		try {
			await removeObject(client, key, { signal });
		} catch (error) {
			const why = error instanceof Error ? error.message : 'unknown reason';
			context.logger.warn(`The upload ${key} could not be removed from COS: ${why}`);
		}
	}
}
