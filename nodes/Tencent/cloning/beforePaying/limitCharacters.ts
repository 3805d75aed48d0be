import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../../shared/http/serviceError';
import { enteredNumber } from '../../../shared/n8n/enteredValue';
import { readParameter, wholeNumber } from '../../../shared/n8n/parameters';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';
import type { Plan } from '../plan/plannedJob';
import { refuseRun } from './refuseRun';

/** More than anybody can want to pay for. */
const MOST_CHARACTERS = 1_000_000_000;

/** How many characters a job speaks, as readers count them or fewer: an emoji may be several. */
export function countCharacters({ inputs }: Pick<CreateJobRequest, 'inputs'>): number {
	return inputs.reduce((sum, { sourceData = '' }) => sum + [...sourceData].length, 0);
}

/** How many characters a run may speak, which its first item says; 0 for any number. */
export function readMaxCharacters(context: IExecuteFunctions): number {
	const schema = enteredNumber(wholeNumber('Max Characters', 0, MOST_CHARACTERS));
	return readParameter(context, 'options.maxCharacters', 0, schema, 0);
}

/**
 * Makes sure that a run speaks no more than the user allows in Max Characters, before anything is created.
 *
 * @returns the plans; where they are too long together and Continue On Fail is set, a failure for each that has none of its own
 * @throws NodeOperationError where they are too long together
 */
export function limitCharacters(context: IExecuteFunctions, plans: Plan[], most: number): Plan[] {
	const characters = plans.reduce(
		(sum, plan) => sum + (plan.kind === 'job' ? countCharacters(plan.job.request) : 0),
		0,
	);
	if (most === 0 || characters <= most) return plans;
	const reason = new InputError(
		`The texts of this run have ${characters} characters together, and Max Characters is ${most}`,
		'Raise Max Characters in Options, or pass fewer items to the node',
		'textTooLong',
	);
	return refuseRun(context, plans, reason);
}
