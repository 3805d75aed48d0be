import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { parseCosCredentials } from '../../cos/signing/cosCredentials';
import { locateObject } from '../../cos/signing/objectUrl';
import { removeObject } from '../../cos/objects/removeObject';
import { COS_API } from '../../cos/transport';
import { uploadObject } from '../../cos/objects/uploadObject';
import type { Input } from '../../mediaLab/api/requestSchema';
import { requireCosCredential } from '../../cos/requireCosCredential';
import type { PlannedInput, PlannedJob } from '../plan/plannedJob';

/** An address must outlast the vendor's queue and its work; in seconds. */
const SHORTEST_VALIDITY = 24 * 3600;

/**
 * The inputs as they will be sent, but for the signatures of uploads: enough to find a job again that was created
 * before, without uploading anything.
 */
export async function previewInputs(context: IExecuteFunctions, inputs: readonly PlannedInput[]): Promise<Input[]> {
	return await Promise.all(
		inputs.map(async (input) => {
			if (input.kind === 'given') return input.input;
			if (input.kind === 'signedUrl') return { url: input.file.createSignedUrl(SHORTEST_VALIDITY) };
			const credentials = parseCosCredentials(await context.getCredentials(COS_API));
			return { url: locateObject(credentials, input.key).url };
		}),
	);
}

/** Uploads what has to be, and gives every input an address or content that the vendor can read. */
export async function provideInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
	validSeconds: number,
	signal: AbortSignal,
): Promise<Input[]> {
	const expiresInSeconds = Math.max(SHORTEST_VALIDITY, validSeconds);
	const provided: Input[] = [];
	for (const input of inputs) {
		if (input.kind === 'given') provided.push(input.input);
		else if (input.kind === 'signedUrl') provided.push({ url: input.file.createSignedUrl(expiresInSeconds) });
		else {
			const { url } = await uploadObject(context, input.file, input.key, { signal, expiresInSeconds });
			provided.push({ url });
		}
	}
	return provided;
}

/** The keys of what a job uploads and does not keep. */
export function uploadsOf({ inputs, keepUpload }: PlannedJob): string[] {
	return keepUpload ? [] : inputs.flatMap((input) => (input.kind === 'upload' ? [input.key] : []));
}

/** Removes the uploads of a job that needs them no more. What cannot be removed is only noted in n8n's log. */
export async function removeUploads(
	context: RunningContext,
	keys: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	for (const key of keys) {
		const [removed] = await Promise.allSettled([removeObject(context, key, { signal })]);
		if (removed.status === 'rejected') {
			context.logger.warn(`The upload ${key} could not be removed from COS: ${messageOf(removed.reason)}`);
		}
	}
}

function messageOf(reason: unknown): string {
	return reason instanceof Error ? reason.message : 'unknown reason';
}

/** @throws InputError where an upload needs a credential that the node does not have */
export function requireUploadCredential(context: IExecuteFunctions, inputs: readonly PlannedInput[]): void {
	if (inputs.some(({ kind }) => kind === 'upload')) requireCosCredential(context, 'upload the recording');
}
