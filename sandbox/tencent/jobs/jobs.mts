import type { CreateJobRequest } from '../api/requestSchemas.mts';
import { states } from '../capabilities.mts';

/** `smartContentResult` of an output: by capability, the name of the model or of the file. */
export type SmartContentResult = Record<string, Record<string, string>>;

/** A job of an account. Times are epoch milliseconds, 0 for not yet. */
export interface Job {
	id: string;
	/** 1 for the account's first. */
	number: number;
	request: CreateJobRequest;
	state: number;
	createdAt: number;
	startedAt: number;
	completedAt: number;
	/** One for each output, once the job is completed. */
	results: SmartContentResult[];
	/** Why it failed, which the vendor keeps to itself. */
	failure?: string;
	/** The CreateJob request it came from: its number, and the fault that was applied. */
	createdBy: { request: number; fault?: string };
	/** How it is to end whatever it is, by the fault `endState`, and what it then says. */
	forcedEnd?: { state: number; text?: string };
}

/** The jobs of an account, the oldest first. */
export interface Jobs {
	add(job: Omit<Job, 'number'>): Job;
	find(id: string): Job | undefined;
	all(): Job[];
}

// Of those that have ended, so that a sandbox can run for days.
const mostJobs = 10_000;

/** No jobs yet. */
export function createJobs(): Jobs {
	const jobs = new Map<string, Job>();
	let number = 0;
	return {
		add(fields) {
			number += 1;
			const job = { ...fields, number };
			jobs.set(job.id, job);
			const [oldest] = jobs.values();
			if (jobs.size > mostJobs && oldest && oldest.state > states.processing)
				jobs.delete(oldest.id);
			return job;
		},
		find: (id) => jobs.get(id),
		all: () => [...jobs.values()],
	};
}
