import type { Promises } from '../support/promises.mts';

export const listModelsPromises: Promises = {};
