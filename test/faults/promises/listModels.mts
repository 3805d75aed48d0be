import type { Ends } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';
import { promiseRead } from './mediaLabReads.mts';

const ends: Ends = {
	done: { requests: 1 },
	recovered: { requests: 2 },
	givenUp: { requests: 5 },
	refused: { requests: 1 },
};

export const listModelsPromises: Promises = promiseRead('listModelsResponse', ends);
