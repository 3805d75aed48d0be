import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../../accounts.mts';
import { announceEnd, announceStart } from '../callbacks.mts';
import { states, train } from '../capabilities.mts';
import type { Job } from './jobs.mts';
import { cloningOf } from '../api/requestSchemas.mts';
import { carryOut, type Made, type Workshop } from './work.mts';

// What Node's timers take at most.
const longestMilliseconds = 2 ** 31 - 1;

/**
 * Hands out what lives a job's life: SUBMITTED until a place is free, PROCESSING while it is worked on, then
 * COMPLETED, ERROR or CANCELED. `timeout` counts from the creation. All lives stop when `closed` is aborted.
 */
export function createJobLife(
	workshop: Workshop,
	closed: AbortSignal,
): (account: Account, job: Job) => void {
	return (account, job) => {
		live(account, job).catch((error: unknown) => {
			// What stops with the sandbox is nothing to report.
			if (!closed.aborted) console.error(error);
		});
	};

	async function live(account: Account, job: Job): Promise<void> {
		const { made, ...end } = await work(account, job);
		closed.throwIfAborted();
		const results = made.map(({ result }) => result);
		const ended: Job = { ...job, ...end, results, completedAt: Date.now() };
		const reveal = () => {
			Object.assign(job, ended);
			settleModels(account, job, made);
		};
		const isAnnounced = job.request.callback !== undefined && ended.state !== states.canceled;
		if (isAnnounced) await announceEnd(account, ended, reveal, closed);
		else reveal();
	}

	async function work(
		account: Account,
		job: Job,
	): Promise<{ state: number; made: Made[]; failure?: string }> {
		const { settings, mediaLab } = account;
		const { timeout, callback } = job.request;
		const signal = timeout === undefined ? closed : AbortSignal.any([closed, timeLimit(timeout)]);
		const awaitRelease = settings.holdJobs ? mediaLab.hold.take() : undefined;
		let giveBack: (() => void) | undefined;
		try {
			await wait(settings.queueMilliseconds, undefined, { signal });
			giveBack = await mediaLab.slots.take(signal);
			job.state = states.processing;
			job.startedAt = Date.now();
			if (callback !== undefined) void announceStart(account, job, closed);

			const atLeast = Promise.all([
				wait(settings.processingMilliseconds, undefined, { signal }),
				awaitRelease?.(signal),
			]);
			const working = job.forcedEnd
				? Promise.resolve([])
				: carryOut(account, job, workshop, signal);
			// The time limit does not wait for the work, but a failure of the work waits for the time.
			const [made] = await Promise.all([working.finally(() => atLeast), atLeast]);
			return { state: job.forcedEnd?.state ?? states.completed, made };
		} catch (error) {
			return {
				state: states.error,
				made: [],
				failure: error instanceof Error ? error.message : String(error),
			};
		} finally {
			giveBack?.();
		}
	}
}

function timeLimit(seconds: number): AbortSignal {
	return AbortSignal.timeout(Math.min(seconds * 1000, longestMilliseconds));
}

/** What was trained can be used from now on; names that came to nothing are free again. */
function settleModels({ mediaLab }: Account, { request, state }: Job, made: Made[]): void {
	request.outputs.map(cloningOf).forEach((cloning, index) => {
		if (cloning?.type !== train) return;
		const { capability, modelName } = cloning;
		const model = mediaLab.models[capability].get(modelName);
		if (model && state === states.completed) model.character = made[index]?.character;
		else mediaLab.models[capability].delete(modelName);
	});
}
