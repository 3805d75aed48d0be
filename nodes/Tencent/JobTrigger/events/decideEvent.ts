import type { IWebhookFunctions } from 'n8n-workflow';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { refused, unwanted } from './decision';
import type { Decision, JobEvent, Unwanted } from './decision';
import { isWanted, nameEvent } from './filterJob';
import type { Callback } from '../readCallback';
import { triggerState } from '../state';
import type { TriggerSettings } from '../readSettings';
import { verifyJob } from './verifyJob';

/**
 * Identifies an event of a trigger. An event that could not be verified has a key of its own, so that the same event can
 * still be received when it can be verified.
 */
export function eventKey({ job, verified }: Pick<JobEvent, 'job' | 'verified'>): string {
	return `${job.id} ${nameEvent(job)}${verified ? '' : ' unverified'}`;
}

/** The keys of the events that a job can have when it is verified. */
export function verifiedEventKeys(jobId: string): string[] {
	return [`${jobId} completed`, `${jobId} failed`];
}

/**
 * Decides what becomes of a job that was posted. With Verification set to Get Job only its ID counts, and calls that post
 * the same ID at the same time share one decision.
 */
export async function decideEvent(
	context: IWebhookFunctions,
	posted: Callback,
	settings: TriggerSettings,
): Promise<Decision> {
	if (settings.verification === 'none') return decideUnverified(posted.readJob(), settings);
	const { decisions } = triggerState();
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	const key = `${trigger} ${posted.id}`;
	const decision = decisions.get(key) ?? verify(context, trigger, posted, settings);
	decisions.set(key, decision);
	try {
		return await decision;
	} finally {
		decisions.delete(key);
	}
}

function decideUnverified(job: Job, settings: TriggerSettings): JobEvent | Unwanted {
	return isWanted(job, settings) ? { kind: 'event', job, verified: false } : NOT_WANTED;
}

async function verify(
	context: IWebhookFunctions,
	trigger: string,
	posted: Callback,
	settings: TriggerSettings,
): Promise<Decision> {
	const { limiter } = triggerState();
	if (limiter.isFull(trigger)) return refused(503, 'Too many callbacks at a time');
	const verdict = await limiter.run(trigger, async () => await verifyJob(context, posted.id));
	switch (verdict.kind) {
		case 'ended':
			if (!isWanted(verdict.job, settings)) return NOT_WANTED;
			return { kind: 'event', job: verdict.job, verified: true };
		case 'unknown':
			return refused(403, 'Tencent Media Lab does not know this job');
		case 'notEnded':
			return refused(503, 'The job has not finished, according to Tencent Media Lab');
		case 'unverifiable': {
			const { error } = verdict;
			const isUnavailable =
				error === undefined || error.retry.kind === 'later' || error.references.code !== undefined;
			if (settings.onUnverifiable === 'emit' && isUnavailable) {
				const unverified = decideUnverified(posted.readJob(), settings);
				if (unverified.kind === 'event') return unverified;
			}
			const why = error?.message ?? 'Tencent Media Lab did not answer in time';
			return refused(503, `The job could not be verified: ${why}`);
		}
	}
}

const NOT_WANTED = unwanted('The settings of the trigger exclude this event');
