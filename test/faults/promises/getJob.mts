import { promiseKinds } from '../support/promiseKinds.mts';
import type { Ends } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';
import { promiseRead } from './mediaLabReads.mts';

const ends: Ends = {
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 5, jobs: 1 },
	refused: { requests: 1, jobs: 1 },
};
const { final, harmless } = promiseKinds(ends);

export const getJobPromises: Promises = {
	...promiseRead('getJobResponse', ends),
	'other jobs than asked for': final(
		'Tencent Media Lab answered for something else than was asked',
	),
	'jobs in a state that nobody knows': harmless,
	'jobs with nothing but an ID': harmless,
};
