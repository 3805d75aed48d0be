import { promiseKinds } from '../../support/promiseKinds.mts';
import type { Promises } from '../../support/promises.mts';

const { final, harmless, repeated, slow } = promiseKinds({
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	// What is there may be seen another time, so nothing is paid for.
	givenUp: { requests: 5 },
	// The download would fail as well, so nothing is paid for.
	refused: { requests: 1 },
});

const foreign = (status: number) =>
	final(`Something other than Tencent COS answered (HTTP ${status})`);
const noList = final('Something other than Tencent COS answered when the bucket was listed');

const unreachable = (outcome: string) => ({ lasting: { outcome, requests: 0 } });

export const cosListPromises: Promises = {
	'connection refused': unreachable('Tencent COS refused the connection'),
	'unknown host': unreachable('Tencent COS has an address that does not exist'),
	'untrusted certificate': unreachable('Tencent COS presented a certificate that is not trusted'),
	'no TLS where it is expected': unreachable(
		'Tencent COS does not use HTTPS, although its address begins with https://',
	),
	'reset before the answer': repeated('Tencent COS dropped the connection'),
	'reset before the answer, done all the same': repeated('Tencent COS dropped the connection'),
	'reset within the answer': repeated('Tencent COS dropped the connection'),
	'reset after the answer': harmless,
	silence: slow,
	'a byte a second': slow,
	'HTTP 400': foreign(400),
	'HTTP 401': foreign(401),
	'HTTP 403': foreign(403),
	'HTTP 404': foreign(404),
	'HTTP 407': final('The proxy between n8n and Tencent COS requires a login (HTTP 407)'),
	'HTTP 409': foreign(409),
	'HTTP 413': foreign(413),
	'HTTP 429': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a date': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0.5': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After -5': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a list': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a day': {
		lasting: { outcome: 'Tencent COS received too many requests (HTTP 429)', requests: 1 },
	},
	'HTTP 500': repeated('Something other than Tencent COS answered (HTTP 500)'),
	'HTTP 502, a web page': repeated('Something other than Tencent COS answered (HTTP 502)'),
	'HTTP 503': repeated('Something other than Tencent COS answered (HTTP 503)'),
	'HTTP 504, a web page': repeated('Something other than Tencent COS answered (HTTP 504)'),
	'a redirect': final('The address of Tencent COS redirects to another one (HTTP 302)'),
	'the page of a portal': noList,
	'an empty answer': noList,
	'half an answer': noList,
	'another Content-Type': noList,
	gzip: harmless,
	'a gzip bomb': noList,
	'100 MB': noList,
	'100,000 levels of nesting': noList,
	'a list': noList,
	null: noList,
	// Nothing can be reused, so all is paid for.
	AccessDenied: { lasting: { outcome: 'result', requests: 1, jobs: 1 } },
	NoSuchBucket: final('There is no such bucket'),
	SlowDown: repeated('Tencent COS received too many requests'),
	InternalError: repeated(
		'Tencent COS refused the request: We encountered an internal error. Please try again.',
	),
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': noList,
};
