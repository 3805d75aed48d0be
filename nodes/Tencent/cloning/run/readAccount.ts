import type { RunningContext } from '../../../shared/n8n/runningContext';
import { identifyAccount } from '../../mediaLab/authentication/identifyAccount';
import { getMediaLabCredentials } from '../../mediaLab/transport';

/** Tells the account of a node from others. One whose credential cannot be read makes no request that is answered. */
export async function readAccount(context: RunningContext): Promise<string> {
	try {
		return identifyAccount(await getMediaLabCredentials(context));
	} catch {
		return 'unreadable';
	}
}
