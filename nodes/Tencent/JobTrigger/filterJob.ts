import { findCapability } from '../mediaLab/api/capabilities';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { readResults } from '../mediaLab/results/readResults';
import { isFinal, toProgress } from '../mediaLab/lifecycle/states';
import type { TriggerSettings } from './triggerFields';

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
	const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	// Several `*` in a row become one `.*`; otherwise a text that does not match would take ages.
	return new RegExp(`^${parts.join('.*').replace(/(\.\*)+/g, '.*')}$`, 's').test(text);
}
