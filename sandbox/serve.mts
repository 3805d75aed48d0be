import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Account } from './accounts.mts';
import { gatewayAnswer, retryAfterHeader, sendAnswer, type Answer } from './answers.mts';
import { faultOfKind, takeFault, type Endpoint, type Fault } from './faults.mts';
import type { RequestDetails } from './traffic.mts';

/**
 * Answers a request of an account: notes it in the account's log, lets the fault that is due act, and asks the
 * vendor for the answer otherwise. The vendor gets the fault too, for those that only it knows how to carry
 * out. The signal is aborted when the client goes away.
 */
export async function serve(
	reply: FastifyReply,
	account: Account,
	endpoint: Endpoint,
	answerOf: (details: RequestDetails, fault: Fault | undefined, signal: AbortSignal) => Promise<Answer>,
): Promise<void> {
	const record = account.traffic.begin(endpoint);
	const fault = takeFault(account.faults, endpoint, record.number);
	if (fault) record.fault = fault.kind;

	const gone = new AbortController();
	reply.raw.once('close', () => {
		if (!reply.raw.writableFinished) {
			record.aborted = true;
			gone.abort();
		}
		account.traffic.end(record);
	});
	try {
		if (fault?.delayMilliseconds) await wait(fault.delayMilliseconds, undefined, { signal: gone.signal });
		const answer = gatewayFault(fault) ?? (await answerOf(record, fault, gone.signal));
		record.httpStatus = answer.httpStatus;
		await sendAnswer(reply, answer, fault);
	} catch (error) {
		if (!gone.signal.aborted) throw error;
		// Nobody is there to be answered.
		reply.hijack();
	}
}

function gatewayFault(fault: Fault | undefined): Answer | undefined {
	const status = faultOfKind(fault, 'status');
	return status && gatewayAnswer(status.status, status.text, retryAfterHeader(status.retryAfter));
}
