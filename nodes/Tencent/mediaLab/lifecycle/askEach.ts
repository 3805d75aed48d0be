import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';

/** How a request ended. */
export type Answer<Response> =
	| { kind: 'answered'; response: Response }
	/** The vendor refuses to answer. */
	| { kind: 'refused'; error: ServiceError }
	/** The service is in trouble, or too slow, which may pass. */
	| { kind: 'unanswered'; error: ServiceError };

const CONCURRENCY = 5;

/**
 * Asks for each item, a few at a time. Once as many requests as are made at a time have found the service in trouble, and
 * none has had an answer, the others are not made.
 *
 * @returns the answers in the order of the items
 * @throws what is no ServiceError
 */
export async function askEach<Item, Response>(
	items: readonly Item[],
	read: (item: Item) => Promise<Response>,
	signal: AbortSignal,
): Promise<Array<Answer<Response>>> {
	const givenUp = new AbortController();
	let isAlive = false;
	let troubles = 0;
	const ask = async (item: Item) => {
		const answer = await readAnswer(async () => await read(item), signal);
		if (answer.kind === 'unanswered') troubles += 1;
		else isAlive = true;
		if (answer.kind === 'unanswered' && !isAlive && troubles >= CONCURRENCY)
			givenUp.abort(answer.error);
		return answer;
	};
	const results = await mapSettled(items, ask, {
		concurrency: CONCURRENCY,
		stopOnFailure: true,
		signal: AbortSignal.any([signal, givenUp.signal]),
	});
	return results.map((result) => {
		if (result?.status === 'rejected') throw result.reason;
		const error = givenUp.signal.aborted ? repeat(givenUp.signal.reason) : tooSlow();
		return result?.value ?? { kind: 'unanswered', error };
	});
}

async function readAnswer<Response>(
	read: () => Promise<Response>,
	signal: AbortSignal,
): Promise<Answer<Response>> {
	try {
		return { kind: 'answered', response: await read() };
	} catch (error) {
		if (signal.aborted || isTimeout(error)) return { kind: 'unanswered', error: tooSlow() };
		if (!(error instanceof ServiceError)) rethrow(error);
		return { kind: error.retry.kind === 'later' ? 'unanswered' : 'refused', error };
	}
}

/** Whether a request was ended by a time limit of its own. */
function isTimeout(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'TimeoutError';
}

/** Of an item that was not asked for only the words are repeated: they were said of another. */
function repeat({ message, hint, retry }: ServiceError): ServiceError {
	return new ServiceError(message, { hint, retry });
}

function tooSlow(): ServiceError {
	return new ServiceError('Tencent Media Lab did not answer in time', {
		hint: 'Try again later',
		code: 'timeout',
		retry: { kind: 'later' },
	});
}
