import type { IWebhookFunctions } from 'n8n-workflow';
import type { Job } from '../mediaLab/api/responseSchema';
import { refused, unwanted } from './decision';
import type { Decision, JobEvent } from './decision';
import { isWanted, nameEvent } from './filterJob';
import { triggerState } from './state';
import type { TriggerSettings } from './triggerFields';
import { verifyJob } from './verifyJob';

/**
 * Identifies an event of a trigger. An event that could not be verified has a key of its own, so that the same event can
 * still be received when it can be verified.
 */
export function eventKey({ job, verified }: Pick<JobEvent, 'job' | 'verified'>): string {
	return `${job.id} ${nameEvent(job)}${verified ? '' : ' unverified'}`;
}

/** Decides what becomes of a job that was posted. Calls that post the same event at the same time share one decision. */
export async function decideEvent(
	context: IWebhookFunctions,
	posted: Job,
	settings: TriggerSettings,
): Promise<Decision> {
	const { decisions } = triggerState();
	const event = eventKey({ job: posted, verified: true });
	const key = `${context.getWorkflow().id} ${context.getNode().id} ${event}`;
	const decision = decisions.get(key) ?? decide(context, posted, settings);
	decisions.set(key, decision);
	try {
		return await decision;
	} finally {
		decisions.delete(key);
	}
}

async function decide(
	context: IWebhookFunctions,
	posted: Job,
	settings: TriggerSettings,
): Promise<Decision> {
	if (settings.verification === 'none') return { kind: 'event', job: posted, verified: false };
	const { limiter } = triggerState();
	if (limiter.isFull()) return refused(503, 'Too many calls at a time');
	const verdict = await limiter.run(async () => await verifyJob(context, posted.id));
	switch (verdict.kind) {
		case 'ended':
			if (!isWanted(verdict.job, settings)) return unwanted('The trigger does not want this event');
			return { kind: 'event', job: verdict.job, verified: true };
		case 'unknown':
			return refused(403, 'Tencent Media Lab knows no such job');
		case 'notEnded':
			return refused(503, 'Tencent Media Lab says that the job has not ended');
		case 'unverifiable': {
			const { error } = verdict;
			const isUnavailable =
				error === undefined || error.retry.kind === 'later' || error.references.code !== undefined;
			if (settings.onUnverifiable === 'emit' && isUnavailable)
				return { kind: 'event', job: posted, verified: false };
			const why = error?.message ?? 'Tencent Media Lab did not answer in time';
			return refused(503, `The job cannot be verified: ${why}`);
		}
	}
}
