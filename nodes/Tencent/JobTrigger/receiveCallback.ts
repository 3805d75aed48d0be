import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { withNodeErrors } from '../../shared/nodeError';
import { ServiceError } from '../../shared/serviceError';
import { createTurnstile } from '../../shared/turnstile';
import { handOnJob, toJobJson } from '../cloning/handOnJob';
import type { Job } from '../jobs/responseSchema';
import { toProgress } from '../jobs/states';
import { isWanted, nameEvent } from './filterJob';
import { noteRefusal } from './noteRefusal';
import { readCall } from './readCall';
import { rememberEvents } from './seenEvents';
import { readSettings } from './triggerFields';
import type { TriggerSettings } from './triggerFields';
import { verifyJob } from './verifyJob';

/** What a call comes to. */
type Decision = Event | NoEvent;

interface Event {
	kind: 'event';
	job: Job;
	verified: boolean;
}

type NoEvent =
	/** There is nothing to do; the caller need not call again. */
	| { kind: 'unwanted'; reason: string }
	| { kind: 'refused'; httpStatus: number; reason: string };

/** Calls with made-up jobs must not become as many requests to the vendor at the same time. */
const verifications = createTurnstile(5, 200);
/** Events that are being looked into, so that the same one posted twice at the same time is looked into once. */
const underWay = new Map<string, Promise<Decision>>();

/**
 * Takes in what is posted to the address of the trigger. The answer is a success only where the event is safe with n8n, or
 * nobody wants it; 403 for a forgery, 503 for what cannot be verified now. Nothing that is refused runs the workflow.
 */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = await withNodeErrors(context.getNode(), async () => readSettings(context));
	const call = readCall(context, settings.sharedSecret);
	if (call.kind === 'refused') return answer(context, call);
	const posted = call.job;
	if (!isWanted(posted, settings)) return answer(context, unwanted('The trigger does not want this event'));

	const event = `${posted.id} ${nameEvent(posted)}`;
	const seen = rememberEvents(context);
	// Who listens for a test event wants it again and again.
	const isTest = context.getMode() === 'manual';
	const isRepeated = () => !isTest && seen.has(event);
	if (isRepeated()) return answer(context, unwanted('The event was received before'));

	const key = `${context.getWorkflow().id} ${context.getNode().id} ${event}`;
	const earlier = underWay.get(key);
	const deciding = earlier ?? decide(context, posted, settings);
	underWay.set(key, deciding);
	const [decided] = await Promise.allSettled([deciding]);
	underWay.delete(key);
	if (decided.status === 'rejected') throw decided.reason;
	const decision = decided.value;
	// Between here and remembering the event nothing is waited for, so that only one of several calls hands it on.
	if (decision.kind !== 'event') return answer(context, decision);
	if (isRepeated()) return answer(context, unwanted('The event was received before'));
	if (!isTest) {
		seen.add(event);
		// n8n answers with an error where it could not store the event; then it may be posted again.
		const response = context.getResponseObject();
		response.once('finish', () => response.statusCode >= 400 && seen.remove(event));
	}
	return { workflowData: [[await toItem(context, decision, settings)]] };
}

function unwanted(reason: string): NoEvent {
	return { kind: 'unwanted', reason };
}

async function decide(context: IWebhookFunctions, posted: Job, settings: TriggerSettings): Promise<Decision> {
	if (settings.verification === 'none') return { kind: 'event', job: posted, verified: false };
	if (verifications.isCrowded()) return { kind: 'refused', httpStatus: 503, reason: 'Too many calls at a time' };
	const verdict = await verifications.pass(async () => await verifyJob(context, posted.id));
	switch (verdict.kind) {
		case 'ended':
			if (!isWanted(verdict.job, settings)) return unwanted('The trigger does not want this event');
			return { kind: 'event', job: verdict.job, verified: true };
		case 'unknown':
			return { kind: 'refused', httpStatus: 403, reason: 'Tencent Media Lab knows no such job' };
		case 'notEnded':
			return { kind: 'refused', httpStatus: 503, reason: 'Tencent Media Lab says that the job has not ended' };
		case 'unverifiable': {
			if (settings.onUnverifiable === 'emit') return { kind: 'event', job: posted, verified: false };
			const why = verdict.error?.message ?? 'Tencent Media Lab did not answer in time';
			return { kind: 'refused', httpStatus: 503, reason: `The job cannot be verified: ${why}` };
		}
	}
}

/** An event whose audio cannot be downloaded is handed on without it: the vendor may not call again. */
async function toItem(
	context: IWebhookFunctions,
	{ job, verified }: Event,
	{ simplify, outputBinaryPropertyName }: TriggerSettings,
): Promise<INodeExecutionData> {
	const progress = toProgress(job);
	const { signal } = new AbortController();
	const [handedOn] = await Promise.allSettled([
		handOnJob(context, progress, { simplify, outputBinaryPropertyName }, signal),
	]);
	if (handedOn.status === 'fulfilled') return { ...handedOn.value, json: { ...handedOn.value.json, verified } };
	const { reason } = handedOn;
	const downloadError = reason instanceof ServiceError ? `${reason.message}. ${reason.hint}` : String(reason);
	return { json: { ...toJobJson(progress, simplify), verified, downloadError } };
}

function answer(context: IWebhookFunctions, decision: NoEvent): IWebhookResponseData {
	const { reason } = decision;
	const httpStatus = decision.kind === 'refused' ? decision.httpStatus : 200;
	if (decision.kind === 'refused') noteRefusal(context.logger, httpStatus, reason);
	const response = context.getResponseObject().status(httpStatus);
	if (httpStatus === 503) response.setHeader('Retry-After', '30');
	response.json({ message: httpStatus === 503 ? 'The event cannot be verified now' : reason });
	return { noWebhookResponse: true };
}
