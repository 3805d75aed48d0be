import type { Promises } from '../support/promises.mts';

export const cosGetPromises: Promises = {
	'connection refused': {
		lasting: { outcome: 'Job …: Tencent COS refused the connection', requests: 0, jobs: 1 },
	},
	'unknown host': {
		lasting: {
			outcome: 'Job …: Tencent COS has an address that does not exist',
			requests: 0,
			jobs: 1,
		},
	},
	'untrusted certificate': {
		lasting: {
			outcome: 'Job …: Tencent COS shows a certificate that cannot be trusted',
			requests: 0,
			jobs: 1,
		},
	},
	'no TLS where it is expected': {
		lasting: {
			outcome: 'Job …: Tencent COS does not speak HTTPS, as its address says it does',
			requests: 0,
			jobs: 1,
		},
	},
	'reset before the answer': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Job …: Tencent COS cut the connection', requests: 5, jobs: 1 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Job …: Tencent COS cut the connection', requests: 5, jobs: 1 },
	},
	'reset within the answer': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Job …: Tencent COS cut the connection', requests: 5, jobs: 1 },
	},
	'reset after the answer': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	silence: { once: { outcome: 'result', requests: 2, jobs: 1 } },
	'a byte a second': { once: { outcome: 'result', requests: 2, jobs: 1 } },
	'HTTP 400': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 400)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 401': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 401)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 403': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 403)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 404': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 404)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 407': {
		lasting: {
			outcome: 'Job …: The proxy between n8n and Tencent COS asks for a login (HTTP 407)',
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 409': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 409)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 413': {
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 413)",
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 429': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 429, Retry-After a day': {
		lasting: {
			outcome: 'Job …: Tencent COS gets too many requests (HTTP 429)',
			requests: 1,
			jobs: 1,
		},
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 500)",
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 502)",
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 503)",
			requests: 5,
			jobs: 1,
		},
	},
	'HTTP 504, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Job …: Instead of Tencent COS something else answered for the file 'output/…' (HTTP 504)",
			requests: 5,
			jobs: 1,
		},
	},
	'a redirect': {
		lasting: {
			outcome: 'Job …: The address of Tencent COS redirects to another one (HTTP 302)',
			requests: 1,
			jobs: 1,
		},
	},
	'the page of a portal': {
		lasting: {
			outcome:
				"Job …: What came for the file 'output/…' is not audio but a web page or XML document",
			requests: 1,
			jobs: 1,
		},
	},
	'an empty answer': {
		lasting: {
			outcome: "Job …: The file 'output/…' in Tencent COS is empty",
			requests: 1,
			jobs: 1,
		},
	},
	'half an answer': {
		lasting: {
			outcome: "Job …: The file 'output/…' in Tencent COS is empty",
			requests: 1,
			jobs: 1,
		},
	},
	'another Content-Type': {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but a JSON document",
			requests: 1,
			jobs: 1,
		},
	},
	gzip: { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'a gzip bomb': {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but text",
			requests: 1,
			jobs: 1,
		},
	},
	'100 MB': {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but text",
			requests: 1,
			jobs: 1,
		},
	},
	'100,000 levels of nesting': {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but a JSON document",
			requests: 1,
			jobs: 1,
		},
	},
	'a list': {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but text",
			requests: 1,
			jobs: 1,
		},
	},
	null: {
		lasting: {
			outcome: "Job …: What came for the file 'output/…' is not audio but text",
			requests: 1,
			jobs: 1,
		},
	},
	AccessDenied: {
		lasting: {
			outcome: "Job …: Tencent COS denied access to the file ('output/…')",
			requests: 1,
			jobs: 1,
		},
	},
	NoSuchBucket: {
		lasting: { outcome: "Job …: There is no such bucket ('output/…')", requests: 1, jobs: 1 },
	},
	SlowDown: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome: "Job …: Tencent COS gets too many requests ('output/…')",
			requests: 5,
			jobs: 1,
		},
	},
	InternalError: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Job …: Tencent COS refused the file 'output/…': We encountered an internal error. Please try again.",
			requests: 5,
			jobs: 1,
		},
	},
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': {
		lasting: {
			outcome:
				"Job …: What came for the file 'output/…' is not audio but a web page or XML document",
			requests: 1,
			jobs: 1,
		},
	},
};
