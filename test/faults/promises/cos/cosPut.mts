import { promiseKinds } from '../../support/promiseKinds.mts';
import type { Promises } from '../../support/promises.mts';

const { final, harmless, repeated, slow, unsent } = promiseKinds({
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 5 },
	refused: { requests: 1 },
});

export const cosPutPromises: Promises = {
	'connection refused': unsent('Tencent COS refused the connection'),
	'unknown host': unsent('Tencent COS has an address that does not exist'),
	'untrusted certificate': unsent('Tencent COS presented a certificate that is not trusted'),
	'no TLS where it is expected': unsent(
		'Tencent COS does not use HTTPS, although its address begins with https://',
	),
	'reset before the answer': repeated('Tencent COS dropped the connection'),
	'reset before the answer, done all the same': repeated('Tencent COS dropped the connection'),
	'reset within the answer': repeated('Tencent COS dropped the connection'),
	'reset after the answer': repeated('Tencent COS dropped the connection'),
	silence: slow,
	'a byte a second': { once: { outcome: 'result', requests: 1, jobs: 1 } },
	'HTTP 400': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 400)",
	),
	'HTTP 401': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 401)",
	),
	'HTTP 403': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 403)",
	),
	'HTTP 404': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 404)",
	),
	'HTTP 407': final('The proxy between n8n and Tencent COS requires a login (HTTP 407)'),
	'HTTP 409': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 409)",
	),
	'HTTP 413': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 413)",
	),
	'HTTP 429': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a date': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0.5': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After -5': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a list': repeated('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a day': final('Tencent COS received too many requests (HTTP 429)'),
	'HTTP 500': repeated(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 500)",
	),
	'HTTP 502, a web page': repeated(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 502)",
	),
	'HTTP 503': repeated(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 503)",
	),
	'HTTP 504, a web page': repeated(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 504)",
	),
	'a redirect': final('The address of Tencent COS redirects to another one (HTTP 302)'),
	'the page of a portal': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	'an empty answer': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	'half an answer': harmless,
	'another Content-Type': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	gzip: harmless,
	'a gzip bomb': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	'100 MB': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	'100,000 levels of nesting': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	'a list': final(
		"Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)",
	),
	null: final("Something other than Tencent COS answered for the file '…speech.wav' (HTTP 200)"),
	AccessDenied: final("Tencent COS denied access to the file ('…speech.wav')"),
	NoSuchBucket: final("There is no such bucket ('…speech.wav')"),
	SlowDown: repeated("Tencent COS received too many requests ('…speech.wav')"),
	InternalError: repeated(
		"Tencent COS refused the file '…speech.wav': We encountered an internal error. Please try again.",
	),
	'a clock that is an hour ahead': { lasting: { outcome: 'result', requests: 2, jobs: 1 } },
	'an error with HTTP 200': final("Tencent COS refused the file '…speech.wav'"),
};
