import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import { parseCosCredentials } from '../cos/signing/cosCredentials';
import { explainCosResponse } from '../cos/explainResponse';
import { requestMissingObject } from '../cos/transport';

/**
 * Tests the credential `tencentCosApi`: asks for a file that does not exist. COS looks at bucket, key and
 * permission first, so that the file is missing shows that all of them are right.
 */
export async function testTencentCosApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const credentials = parseCosCredentials(credential.data);
		const response = await requestMissingObject(this.helpers, credentials);
		// The user does not know the file that was requested, so it is not named.
		const { message, hint, references } = explainCosResponse(response);
		if (references.code === 'NoSuchKey')
			return { status: 'OK', message: 'Tencent COS lets this key read the bucket' };
		return { status: 'Error', message: `${message}. ${hint}` };
	} catch (error) {
		const isExplained = error instanceof ServiceError || error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}
