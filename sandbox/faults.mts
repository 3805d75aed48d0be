import { z } from 'zod';
import { callbackFaults } from './faults/callbacks.mts';
import { connectionFaults } from './faults/connection.mts';
import { cosFaults } from './faults/cos.mts';
import { mediaLabFaults } from './faults/mediaLab.mts';
import { samiFaults } from './faults/sami.mts';

/** What can be made to go wrong, by `kind`. */
export const faultSchema = z.discriminatedUnion('kind', [
	...connectionFaults,
	...samiFaults,
	...mediaLabFaults,
	...cosFaults,
	...callbackFaults,
]);

export type Fault = z.infer<typeof faultSchema>;

/**
 * The fault for an endpoint's next request: the first in the queue that fits. It leaves the queue with its
 * last use, so faults of one endpoint follow each other in the order they were queued in.
 */
export function takeFault(
	queue: Fault[],
	endpoint: Fault['endpoint'],
	requestNumber: number,
	fits: (fault: Fault) => boolean = () => true,
): Fault | undefined {
	const index = queue.findIndex(
		(fault) => fault.endpoint === endpoint && requestNumber >= fault.fromRequest && fits(fault),
	);
	const fault = queue[index];
	if (!fault) return undefined;
	fault.times -= 1;
	if (fault.times === 0) queue.splice(index, 1);
	return fault;
}

/** The fault if it is of that kind. */
export function faultOfKind<Kind extends Fault['kind']>(fault: Fault | undefined, kind: Kind) {
	return fault?.kind === kind ? (fault as Extract<Fault, { kind: Kind }>) : undefined;
}
