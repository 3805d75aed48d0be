import type { IExecuteFunctions } from 'n8n-workflow';
import { maxMinutesSchema, requireMinutes } from '../../../shared/n8n/maxMinutes';
import { readParameter } from '../../../shared/n8n/parameters';
import type { Plan } from '../plan/plannedJob';
import { refuseRun } from './refuseRun';

/** How many minutes of recordings a run may send, which its first item says; 0 for any number. */
export function readMaxMinutes(context: IExecuteFunctions): number {
	return readParameter(context, 'options.maxMinutes', 0, maxMinutesSchema, 0);
}

/**
 * Makes sure that the recordings of a run are no longer than the user allows in Max Minutes, before anything is uploaded.
 *
 * @returns the plans; where they are too long together and Continue On Fail is set, a failure for each that has none of its own
 * @throws NodeOperationError where they are too long together
 */
export function limitMinutes(
	context: IExecuteFunctions,
	plans: Plan[],
	maxMinutes: number,
): Plan[] {
	try {
		requireMinutes(plans.flatMap(measure), maxMinutes);
		return plans;
	} catch (error) {
		return refuseRun(context, plans, error);
	}
}

/** In seconds. Texts have no length yet, and a recording of unknown length is not planned where there is a limit. */
function measure(plan: Plan): number[] {
	if (plan.kind !== 'job') return [];
	return plan.job.inputs.map((input) =>
		input.kind === 'given' ? 0 : (input.durationSeconds ?? 0),
	);
}
