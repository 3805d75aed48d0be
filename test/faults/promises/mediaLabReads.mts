import { promiseKinds } from '../support/promiseKinds.mts';
import type { Ends } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';

/** What is promised for every request of the job API that only reads. */
export function promiseRead(responseField: string, ends: Ends): Promises {
	const { final, harmless, repeated, slow, unsent } = promiseKinds(ends);
	return {
		'connection refused': unsent('Tencent Media Lab refused the connection'),
		'unknown host': unsent('Tencent Media Lab has an address that does not exist'),
		'untrusted certificate': unsent(
			'Tencent Media Lab presented a certificate that is not trusted',
		),
		'no TLS where it is expected': unsent(
			'Tencent Media Lab does not use HTTPS, although its address begins with https://',
		),
		'reset before the answer': repeated('Tencent Media Lab dropped the connection'),
		'reset before the answer, done all the same': repeated(
			'Tencent Media Lab dropped the connection',
		),
		'reset within the answer': repeated('Tencent Media Lab dropped the connection'),
		'reset after the answer': harmless,
		silence: slow,
		'a byte a second': slow,
		'HTTP 400': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 400)'),
		'HTTP 401': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 401)'),
		'HTTP 403': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 403)'),
		'HTTP 404': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 404)'),
		'HTTP 407': final('The proxy between n8n and Tencent Media Lab requires a login (HTTP 407)'),
		'HTTP 409': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 409)'),
		'HTTP 413': final('Tencent Media Lab, or a gateway, answered with a web page (HTTP 413)'),
		'HTTP 429': repeated('Tencent Media Lab received too many requests (HTTP 429)'),
		'HTTP 429, Retry-After 0': repeated('Tencent Media Lab received too many requests (HTTP 429)'),
		'HTTP 429, Retry-After a date': repeated(
			'Tencent Media Lab received too many requests (HTTP 429)',
		),
		'HTTP 429, Retry-After 0.5': repeated(
			'Tencent Media Lab received too many requests (HTTP 429)',
		),
		'HTTP 429, Retry-After -5': repeated('Tencent Media Lab received too many requests (HTTP 429)'),
		'HTTP 429, Retry-After a list': repeated(
			'Tencent Media Lab received too many requests (HTTP 429)',
		),
		'HTTP 429, Retry-After a day': final('Tencent Media Lab received too many requests (HTTP 429)'),
		'HTTP 500': repeated('Tencent Media Lab, or a gateway, answered with a web page (HTTP 500)'),
		'HTTP 502, a web page': repeated(
			'Tencent Media Lab, or a gateway, answered with a web page (HTTP 502)',
		),
		'HTTP 503': repeated('Tencent Media Lab, or a gateway, answered with a web page (HTTP 503)'),
		'HTTP 504, a web page': repeated(
			'Tencent Media Lab, or a gateway, answered with a web page (HTTP 504)',
		),
		'a redirect': final('The address of Tencent Media Lab redirects to another one (HTTP 302)'),
		'the page of a portal': repeated(
			'Tencent Media Lab, or a gateway, answered with a web page (HTTP 200)',
		),
		'an empty answer': repeated(
			'Tencent Media Lab, or a gateway, answered with nothing (HTTP 200)',
		),
		'half an answer': repeated(
			'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
		),
		'another Content-Type': final(
			`Tencent Media Lab answered without the ${responseField} of its API`,
		),
		gzip: harmless,
		'a gzip bomb': final(
			'Tencent Media Lab sent more than 32 MB, far more than any response of its API',
		),
		'100 MB': final(
			'Tencent Media Lab sent more than 32 MB, far more than any response of its API',
		),
		'100,000 levels of nesting': repeated(
			'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
		),
		'a list': repeated(
			'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
		),
		null: repeated(
			'Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
		),
		'errorResponse: a parameter': final(
			'Tencent Media Lab refused the request: contentId: the repository does not exist',
		),
		'errorResponse: internal server error': repeated(
			'Tencent Media Lab cannot answer now: internal server error',
		),
		'errorResponse: system busy': repeated('Tencent Media Lab cannot answer now: system busy'),
		'errorResponse: ExceededQPSQuota': repeated(
			'Tencent Media Lab refused the request: ExceededQPSQuota',
		),
		'errorResponse: AuthFailure': final(
			'Tencent Media Lab refused the request: AuthFailure: secretId or secretKey is wrong',
		),
		'errorResponse: a list': final('Tencent Media Lab refused the request: no, code: 7'),
		'a success without content': final(
			`Tencent Media Lab answered without the ${responseField} of its API`,
		),
	};
}
