import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts.mts';
import {
	gatewayAnswer,
	jsonAnswer,
	repeatedAnswer,
	retryAfterHeader,
	sendAnswer,
	type Answer,
} from './answers.mts';
import { faultOfKind, takeFault, type Fault } from '../faults.mts';
import type { Endpoint } from '../faults/endpoints.mts';
import { readToEnd } from './receive.mts';
import type { RecordedRequest } from '../traffic.mts';

/**
 * Answers a request of an account: notes it in the account's log, lets the fault that is due act, and asks
 * the vendor for the answer otherwise. The vendor gets the fault too, for those that only it knows how to
 * carry out. The signal is aborted when the client goes away.
 */
export async function serve(
	reply: FastifyReply,
	account: Account,
	endpoint: Endpoint,
	answerOf: (
		details: RecordedRequest,
		fault: Fault | undefined,
		signal: AbortSignal,
	) => Promise<Answer>,
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
	const waitBefore = async () => {
		if (fault?.delayMilliseconds)
			await wait(fault.delayMilliseconds, undefined, { signal: gone.signal });
	};
	try {
		const done = fault !== undefined && 'effect' in fault && fault.effect === 'done';
		if (!done) await waitBefore();
		if (isLate(fault))
			void carryOutLate(async () => await answerOf(record, fault, new AbortController().signal));
		const answer = answerInstead(fault) ?? (await answerOf(record, fault, gone.signal));
		if (done) await waitBefore();
		const sent = gatewayFault(fault) ?? answer;
		record.httpStatus = sent.httpStatus;
		await readToEnd(reply.request.raw);
		await sendAnswer(reply, sent, fault);
	} catch (error) {
		if (!gone.signal.aborted) throw error;
		// Nobody is there to be answered.
		reply.hijack();
	}
}

const lateMilliseconds = 2500;

function isLate(fault: Fault | undefined): boolean {
	return fault !== undefined && 'effect' in fault && fault.effect === 'late';
}

/** As behind a gateway that has given up already. */
async function carryOutLate(work: () => Promise<unknown>): Promise<void> {
	await wait(lateMilliseconds, undefined, { ref: false });
	await work();
}

/** What a fault that keeps the request from the vendor has in place of its answer. */
function answerInstead(fault: Fault | undefined): Answer | undefined {
	const kept =
		faultOfKind(fault, 'status') ??
		faultOfKind(fault, 'answer') ??
		faultOfKind(fault, 'reset') ??
		faultOfKind(fault, 'truncate');
	return kept && kept.effect !== 'done' ? jsonAnswer(200, { requestId: randomUUID() }) : undefined;
}

/** What is sent in place of the vendor's answer. */
function gatewayFault(fault: Fault | undefined): Answer | undefined {
	switch (fault?.kind) {
		case 'status':
			return gatewayAnswer(fault.status, fault.text, retryAfterHeader(fault.retryAfter));
		case 'answer':
			return repeatedAnswer(fault.httpStatus, fault.text, fault.repeat, fault.headers);
		case 'gzip':
			return fault.text === undefined
				? undefined
				: repeatedAnswer(200, fault.text, fault.repeat, { 'content-type': 'application/json' });
		default:
			return undefined;
	}
}
