import { findCapability } from '../../mediaLab/api/capabilities';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { readResults } from '../../mediaLab/results/readResults';
import { isFinal, toProgress } from '../../mediaLab/lifecycle/states';
import type { TriggerSettings } from '../readSettings';

/** The event that a job stands for; undefined where the job has not ended. */
export function nameEvent(job: Job): 'completed' | 'failed' | undefined {
	const progress = toProgress(job);
	if (!isFinal(progress)) return undefined;
	return progress.phase === 'completed' ? 'completed' : 'failed';
}

type Filters = Pick<TriggerSettings, 'events' | 'capabilities' | 'tasks' | 'customIdFilter'>;

/** Whether the user wants a job to start the workflow. */
export function isWanted(
	job: Job,
	{ events, capabilities, tasks, customIdFilter }: Filters,
): boolean {
	const event = nameEvent(job);
	if (event === undefined || !events.includes(event)) return false;
	if (!matchesPattern(job.customId ?? '', customIdFilter)) return false;
	const [first] = readResults(job);
	// The vendor does not always say what a job made; losing an event is worse than one too many.
	if (first?.capability === undefined) return true;
	const known = findCapability(first.capability);
	if (!known) return capabilities.includes('other');
	return (
		capabilities.includes(known.key) && (first.task === undefined || tasks.includes(first.task))
	);
}

/** Whether text matches a pattern, in which `*` stands for any characters. Every text matches an empty pattern. */
function matchesPattern(text: string, pattern: string): boolean {
	if (pattern === '') return true;
	const [start = '', ...parts] = pattern.split('*');
	const end = parts.pop();
	if (end === undefined) return text === pattern;
	if (!text.startsWith(start) || !text.endsWith(end)) return false;
	// The first place for a part is the best, because it leaves the most for the next ones: nothing is tried twice.
	let position = start.length;
	for (const part of parts) {
		const found = text.indexOf(part, position);
		if (found === -1) return false;
		position = found + part.length;
	}
	return position + end.length <= text.length;
}
