import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import { COS_API, getCosCredentials } from './transport';

/**
 * Makes sure, before anything is sent, that the node has a credential for COS that can be used.
 *
 * @param purpose what the credential is needed for, such as 'download the audio'
 * @throws InputError when it has none, or one that is incomplete
 */
export async function requireCosCredential(
	context: IExecuteFunctions,
	purpose: string,
): Promise<void> {
	if (context.getNode().credentials?.[COS_API]) {
		await getCosCredentials(context);
		return;
	}
	throw new InputError(
		`To ${purpose} the node needs a credential for Tencent COS`,
		'Choose or create one under Credential for Tencent COS API in the node',
		'credentialMissing',
	);
}
