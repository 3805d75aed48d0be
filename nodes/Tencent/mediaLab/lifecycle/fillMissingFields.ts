import type { Job, JobOutput } from '../api/responses/responseSchema';
import { readResults } from '../results/readResults';

/**
 * Completes a job with what is known of it already. The vendor may return a job with its ID and state alone, and that must
 * not make the node forget its Custom ID or what is to be made.
 */
export function fillMissingFields(job: Job, known: Partial<Job>): Job {
	const filled = fill(job, known);
	return { ...filled, state: job.state, outputs: fillOutputs(filled.outputs, known.outputs) };
}

/** Outputs come in the order of the request. One that is left out is still to be expected. */
function fillOutputs(outputs: Job['outputs'], known: Job['outputs']): Job['outputs'] {
	if (!outputs || !known || outputs.length > known.length) return outputs;
	if (outputs.length === known.length) {
		return outputs.map((output, index) => fill(output, known[index] ?? {}));
	}
	const placed = known.map((expected) => outputs.find((output) => isNamedAs(output, expected)));
	return outputs.every((output) => placed.includes(output))
		? known.map((expected, index) => fill(placed[index] ?? {}, expected))
		: [...outputs, ...known.slice(outputs.length)];
}

/** Whether an output has the prefix of another, or a file that was named by it. */
function isNamedAs(output: JobOutput, { smartContentDescriptor }: JobOutput): boolean {
	const prefix = smartContentDescriptor?.outputPrefix;
	if (!prefix) return false;
	const told = output.smartContentDescriptor?.outputPrefix;
	if (told) return told === prefix;
	return readResults({ outputs: [output] }).some(({ fileName }) => fileName?.startsWith(prefix));
}

function fill<T extends object>(told: T, known: Partial<T>): T {
	const present = Object.entries(told).filter(([, value]) => !isMissing(value));
	const filled = present.map(([name, value]) => {
		const other = (known as Record<string, unknown>)[name];
		return [name, isRecord(value) && isRecord(other) ? fill(value, other) : (value as unknown)];
	});
	return { ...told, ...known, ...Object.fromEntries(filled) };
}

function isMissing(value: unknown): boolean {
	return (
		value === null ||
		value === undefined ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}

function isRecord(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
