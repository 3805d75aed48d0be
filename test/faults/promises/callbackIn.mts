import type { Promises } from '../support/promises.mts';

export const callbackInPromises: Promises = {
	'the job': { lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 } },
	'the job in { job }': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job in { getJobResponse: { job } }': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job as text/plain': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job without a Content-Type': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job after a byte order mark': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job, compressed without saying so': {
		lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 },
	},
	'the ID alone': { lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 } },
	'the job with all else null': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job in a state that is not its own': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job in a state that nobody knows': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job with unknown fields': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job with fields of other types': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job with a Custom ID of 1 MB': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	'the job beside 100,000 levels of nesting': {
		lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 },
	},
	nothing: { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'what is not JSON': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'half a job': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	null: { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'a list of jobs': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'100,000 levels of nesting': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an object without an ID': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an ID of white space': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an ID of invisible characters': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an ID of 1 MB': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an ID that leads elsewhere': { lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 } },
	'an ID that is an object': { lasting: { outcome: 'HTTP 400', requests: 0, jobs: 1 } },
	'an ID that is made up': { lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 } },
	'an object with a prototype of its own': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
};

export const verificationPromises: Promises = {
	'connection refused': { lasting: { outcome: 'HTTP 503', requests: 0, jobs: 1 } },
	'unknown host': { lasting: { outcome: 'HTTP 503', requests: 0, jobs: 1 } },
	'untrusted certificate': { lasting: { outcome: 'HTTP 503', requests: 0, jobs: 1 } },
	'no TLS where it is expected': { lasting: { outcome: 'HTTP 503', requests: 0, jobs: 1 } },
	'reset before the answer': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'reset within the answer': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'reset after the answer': {
		lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 },
	},
	silence: { once: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'a byte a second': { once: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 400': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 401': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 403': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 404': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 407': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 409': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 413': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'HTTP 429': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 429, Retry-After a day': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 500': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 502, a web page': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 503': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'HTTP 504, a web page': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'a redirect': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'the page of a portal': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'an empty answer': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'half an answer': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'another Content-Type': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	gzip: { lasting: { outcome: 'HTTP 200, starts with COMPLETED', requests: 1, jobs: 1 } },
	'a gzip bomb': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'100 MB': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'100,000 levels of nesting': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'a list': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	null: {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'errorResponse: a parameter': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 },
	},
	'errorResponse: internal server error': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'errorResponse: system busy': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'errorResponse: ExceededQPSQuota': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'errorResponse: AuthFailure': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 },
	},
	'errorResponse: a list': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 403', requests: 2, jobs: 1 },
	},
	'a success without content': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'other jobs than asked for': { lasting: { outcome: 'HTTP 503', requests: 1, jobs: 1 } },
	'jobs in a state that nobody knows': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
	'jobs with nothing but an ID': {
		once: { outcome: 'HTTP 200, starts with COMPLETED', requests: 2, jobs: 1 },
		lasting: { outcome: 'HTTP 503', requests: 'several', jobs: 1 },
	},
};
