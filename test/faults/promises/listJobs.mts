import type { Promises } from '../support/promises.mts';

export const listJobsPromises: Promises = {
	'connection refused': {
		lasting: { outcome: 'Tencent Media Lab refused the connection', requests: 0 },
	},
	'unknown host': {
		lasting: { outcome: 'Tencent Media Lab has an address that does not exist', requests: 0 },
	},
	'untrusted certificate': {
		lasting: {
			outcome: 'Tencent Media Lab shows a certificate that cannot be trusted',
			requests: 0,
		},
	},
	'no TLS where it is expected': {
		lasting: {
			outcome: 'Tencent Media Lab does not speak HTTPS, as its address says it does',
			requests: 0,
		},
	},
	'reset before the answer': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab cut the connection', requests: 5 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab cut the connection', requests: 5 },
	},
	'reset within the answer': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab cut the connection', requests: 5 },
	},
	'reset after the answer': { lasting: { outcome: 'result', requests: 'several', jobs: 1 } },
	silence: { once: { outcome: 'result', requests: 'several', jobs: 1 } },
	'a byte a second': { once: { outcome: 'result', requests: 'several', jobs: 1 } },
	'HTTP 400': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 400)',
			requests: 1,
		},
	},
	'HTTP 401': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 401)',
			requests: 1,
		},
	},
	'HTTP 403': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 403)',
			requests: 1,
		},
	},
	'HTTP 404': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 404)',
			requests: 1,
		},
	},
	'HTTP 407': {
		lasting: {
			outcome: 'The proxy between n8n and Tencent Media Lab asks for a login (HTTP 407)',
			requests: 1,
		},
	},
	'HTTP 409': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 409)',
			requests: 1,
		},
	},
	'HTTP 413': {
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 413)',
			requests: 1,
		},
	},
	'HTTP 429': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a day': {
		lasting: { outcome: 'Tencent Media Lab gets too many requests (HTTP 429)', requests: 1 },
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 500)',
			requests: 5,
		},
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 502)',
			requests: 5,
		},
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 503)',
			requests: 5,
		},
	},
	'HTTP 504, a web page': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 504)',
			requests: 5,
		},
	},
	'a redirect': {
		lasting: {
			outcome: 'The address of Tencent Media Lab redirects to another one (HTTP 302)',
			requests: 1,
		},
	},
	'the page of a portal': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with a web page (HTTP 200)',
			requests: 5,
		},
	},
	'an empty answer': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome: 'Tencent Media Lab, or a gateway, answered with nothing (HTTP 200)',
			requests: 5,
		},
	},
	'half an answer': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome:
				'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
			requests: 5,
		},
	},
	'another Content-Type': {
		lasting: {
			outcome: 'Tencent Media Lab answered without the listJobsResponse of its API',
			requests: 1,
		},
	},
	gzip: { lasting: { outcome: 'result', requests: 'several', jobs: 1 } },
	'a gzip bomb': {
		lasting: {
			outcome: 'Tencent Media Lab sent more than 32 MB, which no response of it has',
			requests: 1,
		},
	},
	'100 MB': {
		lasting: {
			outcome: 'Tencent Media Lab sent more than 32 MB, which no response of it has',
			requests: 1,
		},
	},
	'100,000 levels of nesting': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome:
				'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
			requests: 5,
		},
	},
	'a list': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome:
				'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
			requests: 5,
		},
	},
	null: {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: {
			outcome:
				'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
			requests: 5,
		},
	},
	'errorResponse: a parameter': {
		lasting: {
			outcome: 'Tencent Media Lab refused the request: contentId: the repository does not exist',
			requests: 1,
		},
	},
	'errorResponse: internal server error': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab cannot answer now: internal server error', requests: 5 },
	},
	'errorResponse: system busy': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab cannot answer now: system busy', requests: 5 },
	},
	'errorResponse: ExceededQPSQuota': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'Tencent Media Lab refused the request: ExceededQPSQuota', requests: 5 },
	},
	'errorResponse: AuthFailure': {
		lasting: {
			outcome: 'Tencent Media Lab refused the request: AuthFailure: secretId or secretKey is wrong',
			requests: 1,
		},
	},
	'errorResponse: a list': {
		lasting: { outcome: 'Tencent Media Lab refused the request: no, code: 7', requests: 1 },
	},
	'a success without content': {
		lasting: {
			outcome: 'Tencent Media Lab answered without the listJobsResponse of its API',
			requests: 1,
		},
	},
	'other jobs than asked for': { lasting: { outcome: 'result', requests: 'several', jobs: 1 } },
	'jobs in a state that nobody knows': {
		once: { outcome: 'result', requests: 'several', jobs: 1 },
		lasting: { outcome: 'timed out', requests: 'several', jobs: 1 },
	},
	'jobs with nothing but an ID': { lasting: { outcome: 'result', requests: 'several', jobs: 1 } },
};
