import type { Promises } from '../support/promises.mts';

export const callbackInPromises: Promises = {};

export const verificationPromises: Promises = {};
