import type { IExecuteFunctions } from 'n8n-workflow';
import { requireCosCredential } from '../../cos/requireCosCredential';
import { parseCosCredentials } from '../../cos/signing/cosCredentials';
import { locateObject } from '../../cos/signing/objectUrl';
import { COS_API } from '../../cos/transport';
import type { Input } from '../../mediaLab/api/requestSchema';
import type { PlannedInput, PlannedJob } from './plannedJob';

/** An address must outlast the vendor's queue and its work; in seconds. */
export const SHORTEST_VALIDITY = 24 * 3600;

/**
 * The inputs as they will be sent, but for the signatures of uploads: enough to find a job again that was created
 * before, without uploading anything.
 */
export async function previewInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
): Promise<Input[]> {
	return await Promise.all(
		inputs.map(async (input) => {
			if (input.kind === 'given') return input.input;
			if (input.kind === 'signedUrl') return { url: input.file.createSignedUrl(SHORTEST_VALIDITY) };
			const credentials = parseCosCredentials(await context.getCredentials(COS_API));
			return { url: locateObject(credentials, input.key).url };
		}),
	);
}

/** The keys of what a job uploads and does not keep. */
export function uploadsOf({ inputs, keepUpload }: PlannedJob): string[] {
	return keepUpload ? [] : inputs.flatMap((input) => (input.kind === 'upload' ? [input.key] : []));
}

/** @throws InputError where an upload needs a credential that the node does not have */
export function requireUploadCredential(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
): void {
	if (inputs.some(({ kind }) => kind === 'upload'))
		requireCosCredential(context, 'upload the recording');
}
