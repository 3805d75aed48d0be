import { promiseKinds } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';

const { final, harmless } = promiseKinds({
	success: 'HTTP 200, starts with COMPLETED',
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 'several', jobs: 1 },
	refused: { requests: 0, jobs: 1 },
});

export const callbackInPromises: Promises = {
	'the job': harmless,
	'the job in { job }': harmless,
	'the job in { getJobResponse: { job } }': harmless,
	'the job as text/plain': harmless,
	'the job without a Content-Type': harmless,
	'the job after a byte order mark': harmless,
	'the job, compressed without saying so': final('HTTP 400'),
	'the ID alone': harmless,
	'the job with all else null': harmless,
	'the job in a state that is not its own': harmless,
	'the job in a state that nobody knows': harmless,
	'the job with unknown fields': harmless,
	'the job with fields of other types': harmless,
	'the job with a Custom ID of 1 MB': harmless,
	'the job beside 100,000 levels of nesting': final('HTTP 400'),
	nothing: final('HTTP 400'),
	'what is not JSON': final('HTTP 400'),
	'half a job': final('HTTP 400'),
	null: final('HTTP 400'),
	'a list of jobs': final('HTTP 400'),
	'100,000 levels of nesting': final('HTTP 400'),
	'an object without an ID': final('HTTP 400'),
	'an ID of white space': final('HTTP 400'),
	'an ID of invisible characters': final('HTTP 400'),
	'an ID of 1 MB': final('HTTP 400'),
	'an ID that leads elsewhere': { lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 } },
	'an ID that is an object': final('HTTP 400'),
	'an ID that is made up': { lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 } },
	'an object with a prototype of its own': harmless,
};
