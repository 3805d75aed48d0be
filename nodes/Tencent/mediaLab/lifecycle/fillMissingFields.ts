import type { Job } from '../api/responses/responseSchema';

/**
 * Completes a job with what is known of it already. The vendor may return a job with its ID and state alone, and that must
 * not make the node forget its Custom ID or what is to be made.
 */
export function fillMissingFields(job: Job, known: Partial<Job>): Job {
	const filled = fill(job, known);
	return { ...filled, state: job.state, outputs: fillOutputs(filled.outputs, known.outputs) };
}

/** Outputs come in the order of the request. */
function fillOutputs(outputs: Job['outputs'], known: Job['outputs']): Job['outputs'] {
	if (outputs?.length !== known?.length) return outputs;
	return outputs?.map((output, index) => fill(output, known?.[index] ?? {}));
}

function fill<T extends object>(told: T, known: Partial<T>): T {
	const present = Object.entries(told).filter(([, value]) => !isMissing(value));
	return { ...told, ...known, ...Object.fromEntries(present) };
}

function isMissing(value: unknown): boolean {
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
