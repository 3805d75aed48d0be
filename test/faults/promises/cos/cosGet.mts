import { promiseKinds } from '../../support/promiseKinds.mts';
import type { Promises } from '../../support/promises.mts';

const { final, harmless, repeated, slow, unsent } = promiseKinds({
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 5, jobs: 1 },
	refused: { requests: 1, jobs: 1 },
});

export const cosGetPromises: Promises = {
	'connection refused': unsent('Job …: Tencent COS refused the connection'),
	'unknown host': unsent('Job …: Tencent COS has an address that does not exist'),
	'untrusted certificate': unsent('Job …: Tencent COS presented a certificate that is not trusted'),
	'no TLS where it is expected': unsent(
		'Job …: Tencent COS does not use HTTPS, although its address begins with https://',
	),
	'reset before the answer': repeated('Job …: Tencent COS dropped the connection'),
	'reset before the answer, done all the same': repeated(
		'Job …: Tencent COS dropped the connection',
	),
	'reset within the answer': repeated('Job …: Tencent COS dropped the connection'),
	'reset after the answer': harmless,
	silence: slow,
	'a byte a second': slow,
	'HTTP 400': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 400)",
	),
	'HTTP 401': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 401)",
	),
	'HTTP 403': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 403)",
	),
	'HTTP 404': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 404)",
	),
	'HTTP 407': final('Job …: The proxy between n8n and Tencent COS requires a login (HTTP 407)'),
	'HTTP 409': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 409)",
	),
	'HTTP 413': final(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 413)",
	),
	'HTTP 429': repeated('Job …: Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0': repeated('Job …: Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a date': repeated(
		'Job …: Tencent COS received too many requests (HTTP 429)',
	),
	'HTTP 429, Retry-After 0.5': repeated('Job …: Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After -5': repeated('Job …: Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a list': repeated(
		'Job …: Tencent COS received too many requests (HTTP 429)',
	),
	'HTTP 429, Retry-After a day': final('Job …: Tencent COS received too many requests (HTTP 429)'),
	'HTTP 500': repeated(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 500)",
	),
	'HTTP 502, a web page': repeated(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 502)",
	),
	'HTTP 503': repeated(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 503)",
	),
	'HTTP 504, a web page': repeated(
		"Job …: Something other than Tencent COS answered for the file 'output/…' (HTTP 504)",
	),
	'a redirect': final('Job …: The address of Tencent COS redirects to another one (HTTP 302)'),
	'the page of a portal': final(
		"Job …: The download of 'output/…' is not audio but a web page or XML document",
	),
	'an empty answer': final("Job …: The file 'output/…' in Tencent COS is empty"),
	'half an answer': final("Job …: The file 'output/…' in Tencent COS is empty"),
	'another Content-Type': final(
		"Job …: The download of 'output/…' is not audio but a JSON document",
	),
	gzip: harmless,
	'a gzip bomb': final("Job …: The download of 'output/…' is not audio but text"),
	'100 MB': final("Job …: The download of 'output/…' is not audio but text"),
	'100,000 levels of nesting': final(
		"Job …: The download of 'output/…' is not audio but a JSON document",
	),
	'a list': final("Job …: The download of 'output/…' is not audio but text"),
	null: final("Job …: The download of 'output/…' is not audio but text"),
	AccessDenied: final("Job …: Tencent COS denied access to the file ('output/…')"),
	NoSuchBucket: final("Job …: There is no such bucket ('output/…')"),
	SlowDown: repeated("Job …: Tencent COS received too many requests ('output/…')"),
	InternalError: repeated(
		"Job …: Tencent COS refused the file 'output/…': We encountered an internal error. Please try again.",
	),
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': final(
		"Job …: The download of 'output/…' is not audio but a web page or XML document",
	),
};
