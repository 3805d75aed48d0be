import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import { parseCosCredentials } from '../cos/signing/cosCredentials';
import { explainCosAnswer } from '../cos/errors';
import { probe } from '../cos/transport';

/**
 * Tests the credential `tencentCosApi`: asks for a file that does not exist. COS looks at bucket, key and
 * permission first, so that the file is missing shows that all of them are right.
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
		// The user has never heard of the file that was asked for.
		return { status: 'Error', message: `${message.replace(` ('${key}')`, '')}. ${hint}` };
	} catch (error) {
		const isExplained = error instanceof ServiceError || error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}
