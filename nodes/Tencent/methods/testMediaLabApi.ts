import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import { VOICE_CLONING } from '../mediaLab/api/capabilities';
import { listModels } from '../mediaLab/api/requests';
import { parseMediaLabCredentials } from '../mediaLab/authentication/mediaLabCredentials';
import { sendInCredentialTest } from '../mediaLab/transport';

/** Tests the credential `tencentMediaLabApi` by asking for one trained model, which costs nothing. */
export async function testMediaLabApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const credentials = parseMediaLabCredentials(credential.data);
		const request = listModels(VOICE_CLONING, { offset: 0, limit: 1 });
		const outcome = await sendInCredentialTest(this.helpers, credentials, request);
		if (outcome.kind === 'answered')
			return { status: 'OK', message: 'Tencent Media Lab accepts the secrets' };
		return { status: 'Error', message: `${outcome.error.message}. ${outcome.error.hint}` };
	} catch (error) {
		const isExplained = error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}
