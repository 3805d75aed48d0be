import type { Promises } from '../support/promises.mts';

export const createJobPromises: Promises = {};
