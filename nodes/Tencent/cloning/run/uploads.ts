import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { createCosClient } from '../../cos/cosClient';
import { removeObject } from '../../cos/objects/removeObject';
import { uploadObject } from '../../cos/objects/uploadObject';
import type { Input } from '../../mediaLab/api/requestSchema';
import type { PlannedInput } from '../plan/plannedJob';
import { SHORTEST_VALIDITY } from '../plan/previewInputs';

/** Uploads what has to be, and gives every input an address or content that the vendor can read. */
export async function resolveInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
	validSeconds: number,
	signal: AbortSignal,
): Promise<Input[]> {
	const expiresInSeconds = Math.max(SHORTEST_VALIDITY, validSeconds);
	const client = createCosClient(context);
	const provided: Input[] = [];
	for (const input of inputs) {
		if (input.kind === 'given') provided.push(input.input);
		else if (input.kind === 'signedUrl')
			provided.push({ url: input.file.createSignedUrl(expiresInSeconds) });
		else {
			const { url } = await uploadObject(client, input.file, input.key, {
				signal,
				expiresInSeconds,
			});
			provided.push({ url });
		}
	}
	return provided;
}

/** Removes the uploads of a job that needs them no more. What cannot be removed is only noted in n8n's log. */
export async function removeUploads(
	context: RunningContext,
	keys: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	const client = createCosClient(context);
	for (const key of keys) {
		const [removed] = await Promise.allSettled([removeObject(client, key, { signal })]);
		if (removed.status === 'rejected') {
			context.logger.warn(
				`The upload ${key} could not be removed from COS: ${messageOf(removed.reason)}`,
			);
		}
	}
}

function messageOf(reason: unknown): string {
	return reason instanceof Error ? reason.message : 'unknown reason';
}
