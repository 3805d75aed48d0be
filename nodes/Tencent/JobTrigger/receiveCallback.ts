import { sleep } from 'n8n-workflow';
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { withNodeErrors } from '../../shared/n8n/nodeError';
import { ServiceError } from '../../shared/http/serviceError';
import { createLimiter } from '../../shared/concurrency/limiter';
import { toJobItem, toJobJson } from '../output/jobItem';
import type { Job } from '../mediaLab/api/responseSchema';
import { toProgress } from '../mediaLab/lifecycle/states';
import { isWanted, nameEvent } from './filterJob';
import { noteRefusal } from './noteRefusal';
import { readCall } from './readCall';
import { rememberEvents } from './seenEvents';
import type { SeenEvents } from './seenEvents';
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
	{ kind: 'unwanted'; reason: string } | { kind: 'refused'; httpStatus: number; reason: string };

/** Calls with made-up jobs must not become as many requests to the vendor at the same time. */
const verifications = createLimiter(5, 200);
/** Events that n8n has not stored yet. */
const handingOn = new Set<string>();
/** How long the caller waits for an audio to be downloaded at most, in milliseconds. */
const DOWNLOAD_LIMIT = 30_000;
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
	if (!isWanted(posted, settings))
		return answer(context, unwanted('The trigger does not want this event'));

	// Who listens for a test event wants it again and again.
	const events = context.getMode() === 'manual' ? undefined : rememberEvents(context);
	const repeated = events && checkRepeated(events, nameOf({ job: posted, verified: true }));
	if (repeated) return answer(context, repeated);

	const key = `${context.getWorkflow().id} ${context.getNode().id} ${nameOf({ job: posted, verified: true })}`;
	const deciding = underWay.get(key) ?? decide(context, posted, settings);
	underWay.set(key, deciding);
	const [decided] = await Promise.allSettled([deciding]);
	underWay.delete(key);
	if (decided.status === 'rejected') throw decided.reason;
	const decision = decided.value;
	if (decision.kind !== 'event') return answer(context, decision);
	// From here to remembering the event nothing is waited for, so that only one of several calls hands it on.
	const event = nameOf(decision);
	const repeatedMeanwhile = events && checkRepeated(events, event);
	if (repeatedMeanwhile) return answer(context, repeatedMeanwhile);
	if (events) handOnOnce(context, events, event);
	const item = await toItem(context, decision, settings);
	if (events) void storeUntilAnswered(context, events);
	return { workflowData: [[item]] };
}

/**
 * What the vendor says counts, not what was posted. An event that could not be verified does not stand in the way of the
 * same one when it can be.
 */
function nameOf({ job, verified }: Pick<Event, 'job' | 'verified'>): string {
	return `${job.id} ${nameEvent(job)}${verified ? '' : ' unverified'}`;
}

function checkRepeated(events: SeenEvents, event: string): NoEvent | undefined {
	if (handingOn.has(event))
		return { kind: 'refused', httpStatus: 503, reason: 'The event is being handed on' };
	return events.has(event) ? unwanted('The event was received before') : undefined;
}

/** Remembers an event; forgets it again where n8n answers that it could not store it. */
function handOnOnce(context: IWebhookFunctions, events: SeenEvents, event: string): void {
	events.add(event);
	handingOn.add(event);
	const response = context.getResponseObject();
	const settle = () => {
		handingOn.delete(event);
		if (response.statusCode >= 400) events.remove(event);
	};
	if (response.closed) settle();
	else response.once('close', settle);
}

/**
 * n8n (2.41, not 2.0) sets the workflow up anew when it starts the execution, and so forgets that static data has changed
 * before it stores it and answers. Hence it is told until then.
 */
async function storeUntilAnswered(context: IWebhookFunctions, events: SeenEvents): Promise<void> {
	const response = context.getResponseObject();
	const started = Date.now();
	do {
		events.store();
		// Where many executions wait for their turn, n8n may answer late.
		await sleep(Date.now() - started < 1000 ? 1 : 100);
	} while (!response.writableEnded && !response.closed);
}

function unwanted(reason: string): NoEvent {
	return { kind: 'unwanted', reason };
}

async function decide(
	context: IWebhookFunctions,
	posted: Job,
	settings: TriggerSettings,
): Promise<Decision> {
	if (settings.verification === 'none') return { kind: 'event', job: posted, verified: false };
	if (verifications.isFull())
		return { kind: 'refused', httpStatus: 503, reason: 'Too many calls at a time' };
	const verdict = await verifications.run(async () => await verifyJob(context, posted.id));
	switch (verdict.kind) {
		case 'ended':
			if (!isWanted(verdict.job, settings)) return unwanted('The trigger does not want this event');
			return { kind: 'event', job: verdict.job, verified: true };
		case 'unknown':
			return { kind: 'refused', httpStatus: 403, reason: 'Tencent Media Lab knows no such job' };
		case 'notEnded':
			return {
				kind: 'refused',
				httpStatus: 503,
				reason: 'Tencent Media Lab says that the job has not ended',
			};
		case 'unverifiable': {
			const { error } = verdict;
			const isSilent =
				error === undefined || error.retry.kind === 'later' || error.references.code !== undefined;
			if (settings.onUnverifiable === 'emit' && isSilent)
				return { kind: 'event', job: posted, verified: false };
			const why = error?.message ?? 'Tencent Media Lab did not answer in time';
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
	const signal = AbortSignal.timeout(DOWNLOAD_LIMIT);
	const [handedOn] = await Promise.allSettled([
		toJobItem(context, progress, { simplify, outputBinaryPropertyName }, signal),
	]);
	if (handedOn.status === 'fulfilled')
		return { ...handedOn.value, json: { ...handedOn.value.json, verified } };
	const { reason } = handedOn;
	const why = signal.aborted
		? 'It takes too long. Get it with the operation Get of the resource Job'
		: String(reason);
	const downloadError = reason instanceof ServiceError ? `${reason.message}. ${reason.hint}` : why;
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
