import { promiseKinds } from '../support/promiseKinds.mts';
import type { Ends } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';
import { promiseRead } from './mediaLabReads.mts';

const ends: Ends = {
	done: { requests: 'several', jobs: 1 },
	recovered: { requests: 'several', jobs: 1 },
	givenUp: { requests: 5 },
	refused: { requests: 1 },
};
const { harmless } = promiseKinds(ends);

export const listJobsPromises: Promises = {
	...promiseRead('listJobsResponse', ends),
	'other jobs than asked for': harmless,
	'jobs in a state that nobody knows': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'timed out', requests: 'several', jobs: 1 },
	},
	'jobs with nothing but an ID': harmless,
};
