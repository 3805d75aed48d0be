import type { IExecuteFunctions } from 'n8n-workflow';
import { callbackSchema, parseRequest } from '../../../mediaLab/api/requestSchema';
import type { Wait } from '../../fields/waitFields';
import { requireReachableCallback } from './reachableAddress';
import { readResumeUrl } from './resumeUrl';

/**
 * A job has one callback. It is the user's, except where the execution is suspended: then the vendor calls n8n, which
 * resumes the execution, and the node forwards the callback to the user's URL. Where the vendor cannot reach n8n, the
 * execution resumes by the clock.
 *
 * @param field what holds the user's URL
 * @throws InputError when the user's URL is not valid, or the vendor is to call it and cannot reach it
 */
export async function chooseCallback(
	context: IExecuteFunctions,
	callback: string,
	{ waitMode }: Wait,
	field = 'Callback URL',
): Promise<{ callback: string; forwardTo: string }> {
	if (waitMode !== 'suspend') {
		await requireReachableCallback(context, callback, field);
		return { callback, forwardTo: '' };
	}
	if (callback !== '') parseRequest(callbackSchema, callback);
	return { callback: readResumeUrl(context), forwardTo: callback };
}
