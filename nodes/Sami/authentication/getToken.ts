import type { IExecuteFunctions } from 'n8n-workflow';
import { untilAborted } from '../../shared/concurrency/cancellation';
import { state } from '../state';
import { readSamiCredentials } from './readCredentials';
import { requestToken } from './transport';

/**
 * Gets a token before a request is made, because a body that is a stream cannot be sent twice.
 *
 * @param signal ends only this wait: others may wait for the same token
 * @param refused a token that SAMI did not accept, to get another
 * @returns undefined where the credential itself holds the token, and adds it
 * @throws InputError when the credential is not complete; ServiceError when no token is granted; the reason of the
 *   signal when it is aborted
 */
export async function getToken(
	context: IExecuteFunctions,
	signal: AbortSignal,
	refused?: string,
): Promise<string | undefined> {
	const credentials = await readSamiCredentials(context);
	if (credentials.authentication === 'token') return undefined;
	const { openApiUrl, accessKeyId, secretAccessKey, appkey } = credentials;
	const token = state.tokens.get(
		[openApiUrl, accessKeyId, secretAccessKey, appkey],
		async () => await requestToken(context),
		refused,
	);
	return await untilAborted(token, signal);
}
