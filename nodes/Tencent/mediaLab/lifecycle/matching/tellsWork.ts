import { findCapability, nameCapability } from '../../api/capabilities';
import type { Job, JobInput, JobOutput } from '../../api/responses/responseSchema';

/**
 * Whether a job says what it is made from and what it makes. Of one that does not, nobody can tell whether a request has
 * created it.
 */
export function tellsWork({ inputs, outputs }: Pick<Job, 'inputs' | 'outputs'>): boolean {
	return isEach(inputs, tellsSource) && isEach(outputs, tellsTask);
}

function isEach<Part>(
	parts: readonly Part[] | null | undefined,
	tells: (part: Part) => boolean,
): boolean {
	return Boolean(parts && parts.length > 0 && parts.every(tells));
}

function tellsSource(input: JobInput): boolean {
	return Object.values(input).some(Boolean);
}

/** What the settings of other capabilities hold is not known. */
function tellsTask({ smartContentDescriptor }: JobOutput): boolean {
	const capability = nameCapability(smartContentDescriptor);
	const known = findCapability(capability);
	if (!known) return capability !== undefined;
	const settings = smartContentDescriptor?.[known.key];
	return Boolean(settings?.type && settings.modelName);
}
