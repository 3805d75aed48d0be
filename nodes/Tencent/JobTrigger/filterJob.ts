import { findCapability } from '../mediaLab/api/capabilities';
import type { Job } from '../mediaLab/api/responseSchema';
import { readResults } from '../mediaLab/results/readResults';
import { isFinal, toProgress } from '../mediaLab/lifecycle/states';
import type { TriggerSettings } from './triggerFields';

/** Which event a job is, undefined where it has not ended. */
export function nameEvent(job: Job): 'completed' | 'failed' | undefined {
	const progress = toProgress(job);
	if (!isFinal(progress)) return undefined;
	return progress.phase === 'completed' ? 'completed' : 'failed';
}

type Filters = Pick<TriggerSettings, 'events' | 'capabilities' | 'tasks' | 'customIdFilter'>;

/** Whether a job is one that the user wants to hear of. */
export function isWanted(
	job: Job,
	{ events, capabilities, tasks, customIdFilter }: Filters,
): boolean {
	const event = nameEvent(job);
	if (event === undefined || !events.includes(event)) return false;
	if (!matchesPattern(job.customId ?? '', customIdFilter)) return false;
	const [first] = readResults(job);
	const known = findCapability(first?.capability);
	if (!known) return capabilities.includes('other');
	return (
		capabilities.includes(known.key) && (first?.task === undefined || tasks.includes(first.task))
	);
}

/** Whether a text is the pattern, in which `*` stands for any characters; an empty pattern fits all. */
function matchesPattern(text: string, pattern: string): boolean {
	if (pattern === '') return true;
	const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	// One `.*` for several `*` in a row, which would take ages to find that a text does not fit.
	return new RegExp(`^${parts.join('.*').replace(/(\.\*)+/g, '.*')}$`, 's').test(text);
}
