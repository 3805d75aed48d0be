import { promiseKinds } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';

const { final, harmless, repeated, slow, unsent } = promiseKinds({
	done: { requests: 1 },
	recovered: { requests: 2 },
	givenUp: { requests: 3 },
	refused: { requests: 1 },
});

export const getTokenPromises: Promises = {
	'connection refused': unsent("Volcengine's token service refused the connection"),
	'unknown host': unsent("Volcengine's token service has an address that does not exist"),
	'untrusted certificate': unsent(
		"Volcengine's token service presented a certificate that is not trusted",
	),
	'no TLS where it is expected': unsent(
		"Volcengine's token service does not use HTTPS, although its address begins with https://",
	),
	'reset before the answer': repeated("Volcengine's token service dropped the connection"),
	'reset before the answer, done all the same': repeated(
		"Volcengine's token service dropped the connection",
	),
	'reset within the answer': repeated("Volcengine's token service dropped the connection"),
	'reset after the answer': harmless,
	silence: slow,
	'a byte a second': slow,
	'HTTP 400': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 400)'),
	'HTTP 401': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 401)'),
	'HTTP 403': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 403)'),
	'HTTP 404': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 404)'),
	'HTTP 407': final(
		"The proxy between n8n and Volcengine's token service requires a login (HTTP 407)",
	),
	'HTTP 409': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 409)'),
	'HTTP 413': final('Volcengine issued no SAMI token: it answered with a web page (HTTP 413)'),
	'HTTP 429': repeated("Volcengine's token service received too many requests (HTTP 429)"),
	'HTTP 429, Retry-After 0': repeated(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 429, Retry-After a date': repeated(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 429, Retry-After 0.5': repeated(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 429, Retry-After -5': repeated(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 429, Retry-After a list': repeated(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 429, Retry-After a day': final(
		"Volcengine's token service received too many requests (HTTP 429)",
	),
	'HTTP 500': repeated('Volcengine issued no SAMI token: it answered with a web page (HTTP 500)'),
	'HTTP 502, a web page': repeated(
		'Volcengine issued no SAMI token: it answered with a web page (HTTP 502)',
	),
	'HTTP 503': repeated('Volcengine issued no SAMI token: it answered with a web page (HTTP 503)'),
	'HTTP 504, a web page': repeated(
		'Volcengine issued no SAMI token: it answered with a web page (HTTP 504)',
	),
	'a redirect': final(
		"The address of Volcengine's token service redirects to another one (HTTP 302)",
	),
	'the page of a portal': repeated(
		'Volcengine issued no SAMI token: it answered with a web page (HTTP 200)',
	),
	'an empty answer': repeated(
		'Volcengine issued no SAMI token: it answered with nothing (HTTP 200)',
	),
	'half an answer': repeated(
		'Volcengine issued no SAMI token: it answered with something that is not JSON (HTTP 200)',
	),
	'another Content-Type': final(
		'Volcengine issued no SAMI token: it answered with JSON that does not match its API (HTTP 200)',
	),
	gzip: harmless,
	'a gzip bomb': final(
		"Volcengine's token service sent more than 1 MB, far more than any response of its API",
	),
	'100 MB': final(
		"Volcengine's token service sent more than 1 MB, far more than any response of its API",
	),
	'100,000 levels of nesting': repeated(
		'Volcengine issued no SAMI token: it answered with something that is not JSON (HTTP 200)',
	),
	'a list': final(
		'Volcengine issued no SAMI token: it answered with JSON that does not match its API (HTTP 200)',
	),
	null: final(
		'Volcengine issued no SAMI token: it answered with JSON that does not match its API (HTTP 200)',
	),
	LackPolicy: final('The access key is not allowed to create SAMI tokens'),
	SignatureDoesNotMatch: final('The Secret Access Key is wrong'),
	FlowLimitExceeded: repeated('Too many tokens were requested at once'),
};
