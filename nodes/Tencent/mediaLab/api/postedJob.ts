import { findExcess } from '../../../shared/http/jsonLimits';
import { parseJson } from '../../../shared/http/parseJson';

/** A job has 1,296 inputs of 512 characters at most, and as many outputs, which may repeat them. */
const MOST_INPUTS = 1296;
/** In bytes. */
const MAX_SIZE = 8 * 1024 * 1024;
/** A job has seven levels. Each of its outputs has some forty fields, most of them null. */
const LIMITS = { depth: 32, values: 60_000 };

/** What was posted, as far as it can be a job. */
export type Posted =
	/** What may be the job, the likeliest first. */
	| { kind: 'read'; candidates: object[] }
	| { kind: 'notJson' }
	/** It is larger than any job. */
	| { kind: 'tooLarge'; by: 'size' | 'depth' | 'values' };

/**
 * Reads what may be a callback: the job is under `getJobResponse`, under `job`, or the body itself. Which of them the
 * vendor posts is not documented. Anyone can post, so what no job can be is refused before time is spent on it.
 *
 * @param size in bytes
 * @param readText is called only where the size is one that a job can have
 */
export function readPosted(size: number, readText: () => string): Posted {
	if (size > MAX_SIZE) return { kind: 'tooLarge', by: 'size' };
	const text = readText();
	const excess = findExcess(text, LIMITS);
	if (excess) return { kind: 'tooLarge', by: excess };
	const parsed = parseJson(text);
	if (!parsed) return { kind: 'notJson' };
	const candidates = listCandidates(parsed.value);
	const hasLongList = candidates.some((candidate) => Object.values(candidate).some(isLongList));
	return hasLongList ? { kind: 'tooLarge', by: 'values' } : { kind: 'read', candidates };
}

function listCandidates(body: unknown): object[] {
	const { getJobResponse, job } = Object(body) as { getJobResponse?: unknown; job?: unknown };
	const { job: wrapped } = Object(getJobResponse) as { job?: unknown };
	return [wrapped, job, body].filter(
		(candidate) => typeof candidate === 'object' && candidate !== null,
	) as object[];
}

function isLongList(value: unknown): boolean {
	return Array.isArray(value) && value.length > MOST_INPUTS;
}
