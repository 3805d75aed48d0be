import type { Promises } from '../support/promises.mts';

export const getTokenPromises: Promises = {
	'connection refused': {
		lasting: { outcome: "Volcengine's token service refused the connection", requests: 0 },
	},
	'unknown host': {
		lasting: {
			outcome: "Volcengine's token service has an address that does not exist",
			requests: 0,
		},
	},
	'untrusted certificate': {
		lasting: {
			outcome: "Volcengine's token service shows a certificate that cannot be trusted",
			requests: 0,
		},
	},
	'no TLS where it is expected': {
		lasting: {
			outcome: "Volcengine's token service does not speak HTTPS, as its address says it does",
			requests: 0,
		},
	},
	'reset before the answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: "Volcengine's token service cut the connection", requests: 3 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: "Volcengine's token service cut the connection", requests: 3 },
	},
	'reset within the answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: "Volcengine's token service cut the connection", requests: 3 },
	},
	'reset after the answer': { lasting: { outcome: 'result', requests: 1 } },
	silence: { once: { outcome: 'result', requests: 2 } },
	'a byte a second': { once: { outcome: 'result', requests: 2 } },
	'HTTP 400': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 400)',
			requests: 1,
		},
	},
	'HTTP 401': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 401)',
			requests: 1,
		},
	},
	'HTTP 403': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 403)',
			requests: 1,
		},
	},
	'HTTP 404': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 404)',
			requests: 1,
		},
	},
	'HTTP 407': {
		lasting: {
			outcome: "The proxy between n8n and Volcengine's token service asks for a login (HTTP 407)",
			requests: 1,
		},
	},
	'HTTP 409': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 409)',
			requests: 1,
		},
	},
	'HTTP 413': {
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 413)',
			requests: 1,
		},
	},
	'HTTP 429': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 3,
		},
	},
	'HTTP 429, Retry-After a day': {
		lasting: {
			outcome: "Volcengine's token service gets too many requests (HTTP 429)",
			requests: 1,
		},
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 500)',
			requests: 3,
		},
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 502)',
			requests: 3,
		},
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 503)',
			requests: 3,
		},
	},
	'HTTP 504, a web page': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 504)',
			requests: 3,
		},
	},
	'a redirect': {
		lasting: {
			outcome: "The address of Volcengine's token service redirects to another one (HTTP 302)",
			requests: 1,
		},
	},
	'the page of a portal': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with a web page (HTTP 200)',
			requests: 3,
		},
	},
	'an empty answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Volcengine gave no SAMI token: it answered with nothing (HTTP 200)',
			requests: 3,
		},
	},
	'half an answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome:
				'Volcengine gave no SAMI token: it answered with something that is not JSON (HTTP 200)',
			requests: 3,
		},
	},
	'another Content-Type': {
		lasting: {
			outcome:
				'Volcengine gave no SAMI token: it answered with JSON that is not of its API (HTTP 200)',
			requests: 1,
		},
	},
	gzip: { lasting: { outcome: 'result', requests: 1 } },
	'a gzip bomb': {
		lasting: {
			outcome: "Volcengine's token service sent more than 1 MB, which no response of it has",
			requests: 1,
		},
	},
	'100 MB': {
		lasting: {
			outcome: "Volcengine's token service sent more than 1 MB, which no response of it has",
			requests: 1,
		},
	},
	'100,000 levels of nesting': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome:
				'Volcengine gave no SAMI token: it answered with something that is not JSON (HTTP 200)',
			requests: 3,
		},
	},
	'a list': {
		lasting: {
			outcome:
				'Volcengine gave no SAMI token: it answered with JSON that is not of its API (HTTP 200)',
			requests: 1,
		},
	},
	null: {
		lasting: {
			outcome:
				'Volcengine gave no SAMI token: it answered with JSON that is not of its API (HTTP 200)',
			requests: 1,
		},
	},
	LackPolicy: { lasting: { outcome: 'The access key may not make SAMI tokens', requests: 1 } },
	SignatureDoesNotMatch: { lasting: { outcome: 'The Secret Access Key is wrong', requests: 1 } },
	FlowLimitExceeded: {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'Too many tokens were asked for at a time', requests: 3 },
	},
};
