import { promiseKinds } from '../../support/promiseKinds.mts';
import type { Promises } from '../../support/promises.mts';

const { final, harmless, repeated, slow } = promiseKinds({
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 5, jobs: 1, uploads: 1 },
	refused: { requests: 1, jobs: 1, uploads: 1 },
});

export const cosDeletePromises: Promises = {
	'connection refused': { lasting: { outcome: 'Tencent COS refused the connection', requests: 0 } },
	'unknown host': {
		lasting: { outcome: 'Tencent COS has an address that does not exist', requests: 0 },
	},
	'untrusted certificate': {
		lasting: { outcome: 'Tencent COS presented a certificate that is not trusted', requests: 0 },
	},
	'no TLS where it is expected': {
		lasting: {
			outcome: 'Tencent COS does not use HTTPS, although its address begins with https://',
			requests: 0,
		},
	},
	'reset before the answer': repeated('result'),
	'reset before the answer, done all the same': {
		once: { outcome: 'result', requests: 2, jobs: 1 },
		lasting: { outcome: 'result', requests: 5, jobs: 1 },
	},
	'reset within the answer': harmless,
	'reset after the answer': harmless,
	silence: slow,
	'a byte a second': { once: { outcome: 'result', requests: 1, jobs: 1 } },
	'HTTP 400': final('result'),
	'HTTP 401': final('result'),
	'HTTP 403': final('result'),
	'HTTP 404': final('result'),
	'HTTP 407': final('result'),
	'HTTP 409': final('result'),
	'HTTP 413': final('result'),
	'HTTP 429': repeated('result'),
	'HTTP 429, Retry-After 0': repeated('result'),
	'HTTP 429, Retry-After a date': repeated('result'),
	'HTTP 429, Retry-After 0.5': repeated('result'),
	'HTTP 429, Retry-After -5': repeated('result'),
	'HTTP 429, Retry-After a list': repeated('result'),
	'HTTP 429, Retry-After a day': final('result'),
	'HTTP 500': repeated('result'),
	'HTTP 502, a web page': repeated('result'),
	'HTTP 503': repeated('result'),
	'HTTP 504, a web page': repeated('result'),
	'a redirect': final('result'),
	'the page of a portal': final('result'),
	'an empty answer': final('result'),
	'half an answer': harmless,
	'another Content-Type': final('result'),
	gzip: harmless,
	'a gzip bomb': harmless,
	'100 MB': final('result'),
	'100,000 levels of nesting': final('result'),
	'a list': final('result'),
	null: final('result'),
	AccessDenied: final('result'),
	NoSuchBucket: final('result'),
	SlowDown: repeated('result'),
	InternalError: repeated('result'),
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': final('result'),
};
