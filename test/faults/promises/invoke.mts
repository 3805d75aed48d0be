import type { Promises } from '../support/promises.mts';

export const invokePromises: Promises = {
	'connection refused': { lasting: { outcome: 'SAMI refused the connection', requests: 0 } },
	'unknown host': { lasting: { outcome: 'SAMI has an address that does not exist', requests: 0 } },
	'untrusted certificate': {
		lasting: { outcome: 'SAMI shows a certificate that cannot be trusted', requests: 0 },
	},
	'no TLS where it is expected': {
		lasting: { outcome: 'SAMI does not speak HTTPS, as its address says it does', requests: 0 },
	},
	'reset before the answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI cut the connection', requests: 3 },
	},
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI cut the connection', requests: 3 },
	},
	'reset within the answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI cut the connection', requests: 3 },
	},
	'reset after the answer': { lasting: { outcome: 'result', requests: 1 } },
	silence: { once: { outcome: 'SAMI did not answer within 60 seconds', requests: 1 } },
	'a byte a second': { once: { outcome: 'SAMI did not answer within 60 seconds', requests: 1 } },
	'HTTP 400': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 400)',
			requests: 1,
		},
	},
	'HTTP 401': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 401)',
			requests: 1,
		},
	},
	'HTTP 403': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 403)',
			requests: 1,
		},
	},
	'HTTP 404': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 404)',
			requests: 1,
		},
	},
	'HTTP 407': {
		lasting: { outcome: 'The proxy between n8n and SAMI asks for a login (HTTP 407)', requests: 1 },
	},
	'HTTP 409': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 409)',
			requests: 1,
		},
	},
	'HTTP 413': {
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 413)',
			requests: 1,
		},
	},
	'HTTP 429': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After 0': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After a date': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After 0.5': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After -5': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After a list': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 3 },
	},
	'HTTP 429, Retry-After a day': {
		lasting: { outcome: 'SAMI gets too many requests (HTTP 429)', requests: 1 },
	},
	'HTTP 500': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 500)',
			requests: 3,
		},
	},
	'HTTP 502, a web page': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 502)',
			requests: 3,
		},
	},
	'HTTP 503': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 503)',
			requests: 3,
		},
	},
	'HTTP 504, a web page': {
		lasting: {
			outcome: 'SAMI took longer than the 60 seconds that its gateway waits (HTTP 504)',
			requests: 1,
		},
	},
	'a redirect': {
		lasting: { outcome: 'The address of SAMI redirects to another one (HTTP 302)', requests: 1 },
	},
	'the page of a portal': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with a web page (HTTP 200)',
			requests: 3,
		},
	},
	'an empty answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI answered with nothing (HTTP 200)', requests: 3 },
	},
	'half an answer': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'The answer of SAMI broke off', requests: 3 },
	},
	'another Content-Type': {
		lasting: { outcome: 'SAMI answered with JSON that is not of its API (HTTP 200)', requests: 1 },
	},
	gzip: { lasting: { outcome: 'result', requests: 1 } },
	'a gzip bomb': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with something that is not JSON (HTTP 200)',
			requests: 3,
		},
	},
	'100 MB': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Instead of SAMI a gateway answered, with something that is not JSON (HTTP 200)',
			requests: 3,
		},
	},
	'100,000 levels of nesting': {
		lasting: { outcome: 'SAMI answered with JSON that is not of its API (HTTP 200)', requests: 1 },
	},
	'a list': {
		lasting: { outcome: 'SAMI answered with JSON that is not of its API (HTTP 200)', requests: 1 },
	},
	null: {
		lasting: { outcome: 'SAMI answered with JSON that is not of its API (HTTP 200)', requests: 1 },
	},
	'40000012 IllegalData': {
		lasting: { outcome: 'SAMI could not decode the recording: IllegalData', requests: 1 },
	},
	'40200002 InvalidAppkeyToken': {
		lasting: { outcome: 'SAMI does not accept the token: DeniedAccess', requests: 1 },
	},
	'40200011 ExceededQPSQuota with HTTP 200': {
		once: { outcome: 'result', requests: 2 },
		lasting: {
			outcome: 'Too many requests at a time for the App Key: ExceededQPSQuota',
			requests: 3,
		},
	},
	'50000000 ServerInternalError': {
		once: { outcome: 'result', requests: 2 },
		lasting: { outcome: 'SAMI failed to convert the recording: ServerError', requests: 3 },
	},
	'a success without audio': {
		lasting: { outcome: 'SAMI answered OK, but without audio', requests: 1 },
	},
	'a success with empty audio': {
		lasting: { outcome: 'SAMI answered OK, but without audio', requests: 1 },
	},
	'broken base64': {
		lasting: { outcome: 'SAMI answered with audio that is damaged', requests: 1 },
	},
};
