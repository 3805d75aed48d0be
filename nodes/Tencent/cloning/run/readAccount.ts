import { readCredential } from '../../../shared/n8n/readCredential';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { identifyAccount } from '../../mediaLab/authentication/identifyAccount';
import { parseMediaLabCredentials } from '../../mediaLab/authentication/mediaLabCredentials';
import { MEDIA_LAB_API } from '../../mediaLab/transport';

/** Tells the account of a node from others. One whose credential cannot be read makes no request that is answered. */
export async function readAccount(context: RunningContext): Promise<string> {
	try {
		return identifyAccount(parseMediaLabCredentials(await readCredential(context, MEDIA_LAB_API)));
	} catch {
		return 'unreadable';
	}
}
