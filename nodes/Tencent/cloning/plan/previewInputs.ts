import type { IExecuteFunctions } from 'n8n-workflow';
import { requireCosCredential } from '../../cos/requireCosCredential';
import { locateObject } from '../../cos/signing/objectUrl';
import { getCosCredentials } from '../../cos/transport';
import type { Input } from '../../mediaLab/api/requestSchema';
import type { PlannedInput } from './plannedJob';

/** A signed URL must outlast the vendor's queue and its work; in seconds. */
export const MIN_URL_VALIDITY = 24 * 3600;

/**
 * The inputs as they will be sent, except for the signatures of uploads. With them a request can be checked, and a job
 * that was created before can be found again, without uploading anything.
 */
export async function previewInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
): Promise<Input[]> {
	return await Promise.all(inputs.map(async (input) => await previewInput(context, input)));
}

async function previewInput(context: IExecuteFunctions, input: PlannedInput): Promise<Input> {
	switch (input.kind) {
		case 'given':
			return input.input;
		case 'signedUrl':
			return { url: input.file.createSignedUrl(MIN_URL_VALIDITY) };
		case 'upload': {
			const credentials = await getCosCredentials(context);
			return { url: locateObject(credentials, input.key).url };
		}
	}
}

/** @throws InputError when there is something to upload and the node has no credential for Tencent COS that it can use */
export async function requireUploadCredential(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
): Promise<void> {
	if (inputs.some(({ kind }) => kind === 'upload'))
		await requireCosCredential(context, 'upload the recording');
}
