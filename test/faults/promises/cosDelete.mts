import type { Promises } from '../support/promises.mts';

export const cosDeletePromises: Promises = {
	'connection refused': { lasting: { outcome: 'Tencent COS refused the connection', requests: 0 } },
	'unknown host': {
		lasting: { outcome: 'Tencent COS has an address that does not exist', requests: 0 },
	},
	'untrusted certificate': {
		lasting: { outcome: 'Tencent COS shows a certificate that cannot be trusted', requests: 0 },
	},
	'no TLS where it is expected': {
		lasting: {
			outcome: 'Tencent COS does not speak HTTPS, as its address says it does',
			requests: 0,
		},
	},
	'reset before the answer': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1 },
	},
	'reset within the answer': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'reset after the answer': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	silence: { once: { outcome: 'result', requests: 2, jobs: 1 } },
	'a byte a second': { once: { outcome: 'result', requests: 1, jobs: 1 } },
	'HTTP 400': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 401': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 403': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 404': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 407': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 409': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 413': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'HTTP 429': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 429, Retry-After a day': {
		lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 },
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'HTTP 504, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'a redirect': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'the page of a portal': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'an empty answer': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'half an answer': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'another Content-Type': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	gzip: { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'a gzip bomb': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'100 MB': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'100,000 levels of nesting': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	'a list': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	null: { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	AccessDenied: { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	NoSuchBucket: { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
	SlowDown: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	InternalError: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1, uploads: 1 },
	},
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': { lasting: { outcome: 'result', requests: 1, jobs: 1, uploads: 1 } },
};
