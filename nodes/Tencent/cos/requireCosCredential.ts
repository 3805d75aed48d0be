import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import { COS_API } from './transport';

/**
 * Makes sure before anything is sent that the node can get at COS.
 *
 * @throws InputError
 */
export function requireCosCredential(context: IExecuteFunctions, purpose: string): void {
	if (context.getNode().credentials?.[COS_API]) return;
	throw new InputError(
		`To ${purpose} the node needs a credential for Tencent COS`,
		'Choose or create one under Credential for Tencent COS API in the node',
	);
}
