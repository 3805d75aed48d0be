import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import { COS_API, getCosCredentials } from './transport';

/**
 * Makes sure, before anything is sent, that the node has a credential for COS that can be used.
 *
 * @param purpose what the credential is needed for, such as 'download the audio'
 * @param hint what to do where there is none
 * @throws InputError when it has none, or one that is incomplete
 */
export async function requireCosCredential(
	context: IExecuteFunctions,
	purpose: string,
	hint = 'Choose a Tencent COS credential in the node',
): Promise<void> {
	if (context.getNode().credentials?.[COS_API]) {
		await getCosCredentials(context);
		return;
	}
	throw new InputError(
		`To ${purpose} the node needs a Tencent COS credential`,
		hint,
		'credentialMissing',
	);
}
