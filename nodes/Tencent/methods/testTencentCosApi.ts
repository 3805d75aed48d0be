import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import { explainCosAnswer, findKnownError } from '../cos/errors';
import { parseCosCredentials } from '../cos/signing/cosCredentials';
import { probe } from '../cos/transport';

/**
 * Tests the credential `tencentCosApi` by asking for a file that does not exist. COS checks bucket, key and permission
 * first, so the answer that the file is missing shows that all of them are right.
 */
export async function testTencentCosApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { key, ...answer } = await probe(this.helpers, parseCosCredentials(credential.data));
		const { message, hint, references } = explainCosAnswer(answer, key);
		if (references.code === 'NoSuchKey')
			return { status: 'OK', message: 'Tencent COS lets this key read the bucket' };
		// Without the name of the file, which the user does not know.
		const meaning = findKnownError(answer)?.meaning ?? message;
		return { status: 'Error', message: `${meaning}. ${hint}` };
	} catch (error) {
		const isExplained = error instanceof ServiceError || error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}
