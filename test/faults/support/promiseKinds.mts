import type { Promised } from './promises.mts';

type Counts = Omit<Promised, 'outcome'>;

/** The usual ends of a call, by what its service counts. */
export interface Ends {
	/** How a run ends that nothing kept from its end; `result` if not given. */
	success?: string;
	/** Without any trouble. */
	done: Counts;
	/** After a trouble that has passed. */
	recovered: Counts;
	/** After a trouble that stayed, and another request might have helped. */
	givenUp: Counts;
	/** After a trouble that no other request would have helped. */
	refused: Counts;
}

/** A row of a table, where its outcome is the only thing that is not as usual. */
export function promiseKinds({ success = 'result', done, recovered, givenUp, refused }: Ends) {
	const passes = { outcome: success, ...recovered };
	return {
		/** Nothing is noticed. */
		harmless: { lasting: { outcome: success, ...done } },
		/** It is over before the time limit of a request; how it ends where it lasts would take too long to try. */
		slow: { once: passes },
		/** The request is repeated, and the error comes where the trouble stays. */
		repeated: (outcome: string) => ({ once: passes, lasting: { outcome, ...givenUp } }),
		/** The request is not repeated. */
		final: (outcome: string) => ({ lasting: { outcome, ...refused } }),
		/** No request arrives. */
		unsent: (outcome: string) => ({ lasting: { outcome, ...refused, requests: 0 } }),
	};
}
