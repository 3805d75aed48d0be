import type { IExecuteFunctions } from 'n8n-workflow';
import { readCredential } from '../../shared/n8n/readCredential';
import { SAMI_API } from '../services';
import { parseSamiCredentials } from './samiCredentials';
import type { SamiCredentials } from './samiCredentials';

/**
 * The credential of a node.
 *
 * @throws InputError when it is not complete
 */
export async function readSamiCredentials(context: IExecuteFunctions): Promise<SamiCredentials> {
	return await readCredential(context, SAMI_API, parseSamiCredentials);
}
