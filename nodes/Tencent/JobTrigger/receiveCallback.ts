import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { toErrorCode } from '../../shared/http/errorCode';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import { withNodeErrors } from '../../shared/n8n/nodeError';
import { toProgress } from '../mediaLab/lifecycle/states';
import { toJobItem, toJobJson } from '../output/jobItem';
import { decideEvent, eventKey, verifiedEventKeys } from './events/decideEvent';
import type { JobEvent, NoEvent } from './events/decision';
import { logRefusal } from './logRefusal';
import { readCallback } from './readCallback';
import {
	addUntilAnswered,
	checkRepeated,
	readSeenEvents,
	storeUntilAnswered,
} from './events/seenEvents';
import { readSettings } from './readSettings';
import type { TriggerSettings } from './readSettings';

/** How long the caller waits for a download at most, in milliseconds. */
const DOWNLOAD_LIMIT = 30_000;

/**
 * Receives what is posted to the URL of the trigger. It answers with success only where n8n has stored the event, or where
 * nobody wants it; with 403 for a forgery, and with 503 for what cannot be verified now. A call that is refused never
 * starts the workflow.
 */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = await withNodeErrors(context.getNode(), async () => readSettings(context));
	const posted = readCallback(context, settings.sharedSecret);
	if (posted.kind === 'refused') return respond(context, posted);

	// Whoever listens for a test event in the editor wants to receive the same one again and again.
	const events = context.getMode() === 'manual' ? undefined : readSeenEvents(context);
	const repeated = events && checkRepeated(events, ...knownBefore(posted.id, settings));
	if (repeated) return respond(context, repeated);

	const decision = await decideEvent(context, posted, settings);
	if (decision.kind !== 'event') return respond(context, decision);
	// Nothing is awaited from here until the event is added, so that only one of several calls starts the workflow.
	const event = eventKey(decision);
	const repeatedMeanwhile = events && checkRepeated(events, event);
	if (repeatedMeanwhile) return respond(context, repeatedMeanwhile);
	if (events) addUntilAnswered(context, events, event);
	const item = await toItem(context, decision, settings);
	if (events) void storeUntilAnswered(context, events);
	return { workflowData: [[item]] };
}

/** The events that need not be verified again; without verification there are none. */
function knownBefore(jobId: string, { verification }: TriggerSettings): string[] {
	return verification === 'getJob' ? verifiedEventKeys(jobId) : [];
}

/** An event whose audio cannot be downloaded starts the workflow without it: the vendor may not call again. */
async function toItem(
	context: IWebhookFunctions,
	{ job, verified }: JobEvent,
	{ simplify, outputBinaryPropertyName }: TriggerSettings,
): Promise<INodeExecutionData> {
	const progress = toProgress(job);
	const signal = AbortSignal.timeout(DOWNLOAD_LIMIT);
	try {
		const itemOptions = { simplify, outputBinaryPropertyName };
		const item = await toJobItem(context, progress, itemOptions, signal);
		return { ...item, json: { ...item.json, verified } };
	} catch (error) {
		return {
			json: { ...toJobJson(progress, simplify), verified, ...explainDownload(error, signal) },
		};
	}
}

/** Says why there is no audio, and with `errorCode` in a way that a workflow can tell. */
function explainDownload(error: unknown, signal: AbortSignal): IDataObject {
	if (error instanceof ServiceError || error instanceof InputError) {
		return {
			downloadError: `${error.message}. ${error.hint}`,
			errorCode: toErrorCode(error.code),
		};
	}
	if (signal.aborted) {
		return {
			downloadError: `The download took longer than ${DOWNLOAD_LIMIT / 1000} seconds. Fetch the audio with Job → Get`,
			errorCode: 'timeout',
		};
	}
	return { downloadError: String(error), errorCode: 'unexpected' };
}

function respond(context: IWebhookFunctions, decision: NoEvent): IWebhookResponseData {
	const { reason } = decision;
	const httpStatus = decision.kind === 'refused' ? decision.httpStatus : 200;
	if (decision.kind === 'refused') logRefusal(context.logger, httpStatus, reason);
	const response = context.getResponseObject().status(httpStatus);
	if (httpStatus === 503) response.setHeader('Retry-After', '30');
	response.json({
		message: httpStatus === 503 ? 'The event could not be verified. Try again later.' : reason,
	});
	return { noWebhookResponse: true };
}
