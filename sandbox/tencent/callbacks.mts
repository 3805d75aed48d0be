import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../accounts.mts';
import { faultOfKind, takeFault, type Fault } from '../faults.mts';
import { capabilityOf, cloningOf } from './api/requestSchemas.mts';
import { resultFields } from './capabilities.mts';
import { describeJob } from './jobs/describeJob.mts';
import type { Job } from './jobs/jobs.mts';
import { spoilJob } from './jobs/spoilJob.mts';
import { postJob, type JobDescription } from './postJob.mts';

/** A callback as the control API lists it. */
export interface SentCallback {
	jobId: string;
	url: string;
	/** The state in the posted job. */
	state: number;
	sentAt: string;
	/** Which fault was applied. */
	fault?: string;
	/** What the receiver answered. */
	httpStatus?: number;
	/** Why there was no answer. */
	failure?: string;
}

const retryMilliseconds = 500;
const mostCallbacks = 10_000;

/** Faults that post something when a job starts, beside the callback at its end. */
const isForStart = (fault: Fault) =>
	(fault.kind === 'early' && fault.as === 'processing') ||
	(fault.kind === 'forged' && fault.at === 'start');

const isForgedAtEnd = (fault: Fault) => fault.kind === 'forged' && fault.at === 'end';

/** Posts what faults want posted when a job starts. */
export async function announceStart(
	account: Account,
	job: Job,
	closed: AbortSignal,
): Promise<void> {
	const fault = takeFault(account.faults, 'callback', job.number, isForStart);
	if (!fault) return;
	const content = fault.kind === 'forged' ? forge(account, job, fault) : describeJob(job, account);
	await post(account, content, job, fault, closed);
}

/**
 * Posts a job that has ended to its callback address, once, unless a fault or the account's `callbackRetries`
 * says otherwise.
 *
 * @param ended the job as it is to be
 * @param reveal makes GetJob and ListJobs answer it so
 */
export async function announceEnd(
	account: Account,
	ended: Job,
	reveal: () => void,
	closed: AbortSignal,
): Promise<void> {
	const take = (fits: (fault: Fault) => boolean) =>
		takeFault(account.faults, 'callback', ended.number, fits);
	const forged = faultOfKind(take(isForgedAtEnd), 'forged');
	const fault = take((due) => !isForStart(due) && !isForgedAtEnd(due));
	const early = faultOfKind(fault, 'early');
	const content = spoilJob(describeJob(ended, account), fault);
	const send = async () => {
		if (fault?.delayMilliseconds)
			await wait(fault.delayMilliseconds, undefined, { signal: closed });
		await postUntilTaken(account, content, ended, fault, closed);
		if (fault?.kind === 'doubled') await postUntilTaken(account, content, ended, fault, closed);
	};

	const revealLater = async (milliseconds: number) => {
		await wait(milliseconds, undefined, { signal: closed });
		reveal();
	};
	const revealed = early ? revealLater(early.aheadMilliseconds) : reveal();
	if (forged) await post(account, forge(account, ended, forged), ended, forged, closed);
	if (fault?.kind === 'lost') {
		note(account, ended, content, fault);
		return;
	}
	if (fault?.kind === 'reordered') {
		account.mediaLab.heldBack.push(() => void send().catch(() => undefined));
		return;
	}
	await Promise.all([send(), revealed]);
	for (const sendHeld of account.mediaLab.heldBack.splice(0)) sendHeld();
}

function forge(
	account: Account,
	job: Job,
	{ as, state }: Extract<Fault, { kind: 'forged' }>,
): JobDescription {
	const results = job.request.outputs.map((output) => {
		const cloning = cloningOf(output);
		const result = cloning && { [resultFields[cloning.capability]]: 'forged.wav' };
		return { [capabilityOf(output)]: result ?? {} };
	});
	const id = as === 'madeUp' ? randomUUID() : job.id;
	return describeJob({ ...job, id, state, completedAt: Date.now(), results }, account);
}

async function postUntilTaken(
	account: Account,
	content: JobDescription,
	job: Job,
	fault: Fault | undefined,
	closed: AbortSignal,
): Promise<void> {
	for (let retries = account.settings.callbackRetries; ; retries -= 1) {
		const isTaken = await post(account, content, job, fault, closed);
		if (isTaken || retries === 0) return;
		await wait(retryMilliseconds, undefined, { signal: closed });
	}
}

/** @returns whether the receiver answered with a success */
async function post(
	account: Account,
	content: JobDescription,
	job: Job,
	fault: Fault | undefined,
	closed: AbortSignal,
): Promise<boolean> {
	const callback = note(account, job, content, fault);
	try {
		callback.httpStatus = await postJob(callback.url, content, account.settings, closed);
		return callback.httpStatus >= 200 && callback.httpStatus < 300;
	} catch (error) {
		callback.failure = String((error instanceof Error && error.cause) || error);
		return false;
	}
}

function note(
	{ mediaLab }: Account,
	job: Job,
	{ id, state }: JobDescription,
	fault: Fault | undefined,
): SentCallback {
	const url = String(job.request.callback);
	const sentAt = new Date().toISOString();
	const callback = { jobId: id, url, state, fault: fault?.kind, sentAt };
	mediaLab.callbacks.push(callback);
	if (mediaLab.callbacks.length > mostCallbacks) mediaLab.callbacks.shift();
	return callback;
}
