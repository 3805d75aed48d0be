import type { Promises } from '../support/promises.mts';

export const cosPutPromises: Promises = {
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
		lasting: { outcome: 'Tencent COS cut the connection', requests: 5 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS cut the connection', requests: 5 },
	},
	'reset within the answer': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS cut the connection', requests: 5 },
	},
	'reset after the answer': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS cut the connection', requests: 5 },
	},
	silence: { once: { outcome: 'result', requests: 2, jobs: 1 } },
	'a byte a second': { once: { outcome: 'result', requests: 1, jobs: 1 } },
	'HTTP 400': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 400)",
			requests: 1,
		},
	},
	'HTTP 401': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 401)",
			requests: 1,
		},
	},
	'HTTP 403': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 403)",
			requests: 1,
		},
	},
	'HTTP 404': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 404)",
			requests: 1,
		},
	},
	'HTTP 407': {
		lasting: {
			outcome: 'The proxy between n8n and Tencent COS asks for a login (HTTP 407)',
			requests: 1,
		},
	},
	'HTTP 409': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 409)",
			requests: 1,
		},
	},
	'HTTP 413': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 413)",
			requests: 1,
		},
	},
	'HTTP 429': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 5 },
	},
	'HTTP 429, Retry-After a day': {
		lasting: { outcome: 'Tencent COS gets too many requests (HTTP 429)', requests: 1 },
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 500)",
			requests: 5,
		},
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 502)",
			requests: 5,
		},
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 503)",
			requests: 5,
		},
	},
	'HTTP 504, a web page': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 504)",
			requests: 5,
		},
	},
	'a redirect': {
		lasting: {
			outcome: 'The address of Tencent COS redirects to another one (HTTP 302)',
			requests: 1,
		},
	},
	'the page of a portal': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	'an empty answer': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	'half an answer': { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'another Content-Type': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	gzip: { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	'a gzip bomb': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	'100 MB': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	'100,000 levels of nesting': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	'a list': {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	null: {
		lasting: {
			outcome:
				"Instead of Tencent COS something else answered for the file '…speech.wav' (HTTP 200)",
			requests: 1,
		},
	},
	AccessDenied: {
		lasting: { outcome: "Tencent COS denied access to the file ('…speech.wav')", requests: 1 },
	},
	NoSuchBucket: { lasting: { outcome: "There is no such bucket ('…speech.wav')", requests: 1 } },
	SlowDown: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: "Tencent COS gets too many requests ('…speech.wav')", requests: 5 },
	},
	InternalError: {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: {
			outcome:
				"Tencent COS refused the file '…speech.wav': We encountered an internal error. Please try again.",
			requests: 5,
		},
	},
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': {
		lasting: { outcome: "Tencent COS refused the file '…speech.wav'", requests: 1 },
	},
};
