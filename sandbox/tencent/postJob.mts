import { writeJson } from '../http/answerShapes.mts';
import type { AccountSettings } from '../settings.mts';
import type { describeJob } from './jobs/describeJob.mts';

/** A job as it is posted. */
export type JobDescription = ReturnType<typeof describeJob>;

/**
 * Posts a job to a callback address, in the shape and with the Content-Type of the account.
 * @returns the HTTP status of the answer
 * @throws the errors of `fetch`
 */
export async function postJob(
	url: string,
	job: JobDescription,
	settings: AccountSettings,
	signal: AbortSignal,
): Promise<number> {
	const { callbackShape, callbackContentType, callbackTimeoutMilliseconds, answerShapes } =
		settings;
	const content = { bare: job, job: { job }, getJobResponse: { getJobResponse: { job } } };
	const response = await fetch(url, {
		method: 'POST',
		headers: callbackContentType === null ? {} : { 'content-type': callbackContentType },
		// As bytes: a text would get a Content-Type of its own.
		body: Buffer.from(writeJson(content[callbackShape], answerShapes)),
		redirect: 'manual',
		signal: AbortSignal.any([signal, AbortSignal.timeout(callbackTimeoutMilliseconds)]),
	});
	await response.body?.cancel();
	return response.status;
}
