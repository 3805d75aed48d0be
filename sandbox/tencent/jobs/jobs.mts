import { states, type Capability } from '../capabilities.mts';
import type { CreateJobRequest } from '../api/requestSchemas.mts';

/** `smartContentResult` of an output: by capability, the name of the model or of the file. */
export type SmartContentResult = Partial<Record<Capability, Record<string, string>>>;

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
	/** Why it failed, which the vendor does not tell. */
	failure?: string;
	/** The CreateJob request it came from: its number, and the fault that was applied. */
	createdBy: { request: number; fault?: string };
	/** How it is to end whatever it is, by the fault `endState`. */
	endState?: number;
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

/** A job as CreateJob answers it, its keys in the order of the examples (seeds 000 and 002). */
export function describeCreatedJob(job: Job) {
	const { id, customId, callback, inputs, outputs, state, timing } = describe(job);
	return { id, state, customId, callback, inputs, outputs, timing };
}

/**
 * A job as GetJob, ListJobs and callbacks show it, its keys in the order of the examples (seeds 000 and 002).
 */
export function describeJob(job: Job) {
	const { id, customId, callback, inputs, outputs, state, timing } = describe(job);
	return { id, state, customId, callback, timing, inputs, outputs };
}

/** A job as the control API shows it: with what the vendor keeps to itself. */
export function reportJob(job: Job) {
	const { number, request, createdBy, failure } = job;
	return { ...describeJob(job), number, timeout: request.timeout, createdBy, failure };
}

function describe({ id, state, request, createdAt, startedAt, completedAt, results }: Job) {
	const timing = {
		createdAt: String(createdAt),
		startedAt: String(startedAt),
		completedAt: String(completedAt),
	};
	const outputs = request.outputs.map((output, index) =>
		state === states.completed ? { ...output, smartContentResult: results[index] } : output,
	);
	return {
		id,
		state,
		customId: request.customId,
		callback: request.callback,
		inputs: request.inputs,
		outputs,
		timing,
	};
}
