import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../../../shared/n8n/nodeError';
import type { Plan } from '../plan/plannedJob';

/**
 * Refuses all items of a run for the same reason.
 *
 * @returns where Continue On Fail is set, a failure for each item: its own, or else this one
 * @throws NodeOperationError where it is not
 */
export function refuseRun(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	reason: unknown,
): Plan[] {
	if (!context.continueOnFail()) throw toNodeError(context.getNode(), reason);
	const itemIndexes = new Set(plans.map((plan) => plan.itemIndexes[0]!));
	return [...itemIndexes].map((itemIndex) => {
		const own = plans.find((plan) => plan.kind === 'failure' && plan.itemIndexes[0] === itemIndex);
		return own ?? { itemIndexes: [itemIndex], kind: 'failure', reason };
	});
}
