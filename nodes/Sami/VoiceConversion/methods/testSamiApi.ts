import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError, ServiceError } from '../../../shared/http/serviceError';
import { parseSamiCredentials } from '../../authentication/samiCredentials';
import { requireAccess } from '../../invoke/failure';
import { probe } from '../../authentication/transport';

/**
 * Tests the credential `samiApi`. With an access key it first requests a token. Then it asks for a conversion without a
 * recording, which costs nothing: SAMI checks App Key and token first, so any other complaint means that both are right.
 */
export async function testSamiApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		requireAccess(await probe(this.helpers, parseSamiCredentials(credential.data)));
		return { status: 'OK', message: 'SAMI accepts the App Key and the token' };
	} catch (error) {
		const isExplained = error instanceof ServiceError || error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}
