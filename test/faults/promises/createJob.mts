import { promiseKinds } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';

const { final, harmless, repeated, slow, unsent } = promiseKinds({
	done: { requests: 1, jobs: 1 },
	recovered: { requests: 2, jobs: 1 },
	givenUp: { requests: 5 },
	refused: { requests: 1 },
});

export const createJobPromises: Promises = {
	'connection refused': unsent('Tencent Media Lab refused the connection'),
	'unknown host': unsent('Tencent Media Lab has an address that does not exist'),
	'untrusted certificate': unsent('Tencent Media Lab presented a certificate that is not trusted'),
	'no TLS where it is expected': unsent(
		'Tencent Media Lab does not use HTTPS, although its address begins with https://',
	),
	'reset before the answer': repeated(
		'It is not known whether a job was created: Tencent Media Lab dropped the connection',
	),
	'reset before the answer, done all the same': harmless,
	'reset within the answer': harmless,
	'reset after the answer': harmless,
	silence: slow,
	'a byte a second': { once: { outcome: 'result', requests: 1, jobs: 1 } },
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
	'HTTP 429, Retry-After 0.5': repeated('Tencent Media Lab received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After -5': repeated('Tencent Media Lab received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a list': repeated(
		'Tencent Media Lab received too many requests (HTTP 429)',
	),
	'HTTP 429, Retry-After a day': final('Tencent Media Lab received too many requests (HTTP 429)'),
	'HTTP 500': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with a web page (HTTP 500)',
	),
	'HTTP 502, a web page': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with a web page (HTTP 502)',
	),
	'HTTP 503': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with a web page (HTTP 503)',
	),
	'HTTP 504, a web page': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with a web page (HTTP 504)',
	),
	'a redirect': final('The address of Tencent Media Lab redirects to another one (HTTP 302)'),
	'the page of a portal': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with a web page (HTTP 200)',
	),
	'an empty answer': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with nothing (HTTP 200)',
	),
	'half an answer': harmless,
	'another Content-Type': repeated(
		'It is not known whether a job was created: Tencent Media Lab answered without the createJobResponse of its API',
	),
	gzip: harmless,
	'a gzip bomb': harmless,
	'100 MB': repeated(
		'It is not known whether a job was created: Tencent Media Lab sent more than 32 MB, far more than any response of its API',
	),
	'100,000 levels of nesting': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
	),
	'a list': repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
	),
	null: repeated(
		'It is not known whether a job was created: Tencent Media Lab, or a gateway, answered with something that is not JSON of its API (HTTP 200)',
	),
	'errorResponse: a parameter': final(
		"Tencent does not know the Content ID '…' (Tencent said: contentId: the repository does not exist)",
	),
	'errorResponse: internal server error': repeated(
		'It is not known whether a job was created: Tencent Media Lab cannot answer now: internal server error',
	),
	'errorResponse: system busy': repeated(
		'It is not known whether a job was created: Tencent Media Lab cannot answer now: system busy',
	),
	'errorResponse: ExceededQPSQuota': repeated(
		'Tencent Media Lab refused the request: ExceededQPSQuota',
	),
	'errorResponse: AuthFailure': final(
		'Tencent Media Lab refused the request: AuthFailure: secretId or secretKey is wrong',
	),
	'errorResponse: a list': final('Tencent Media Lab refused the request: no, code: 7'),
	'a success without content': harmless,
	'other jobs than asked for': {
		lasting: {
			outcome:
				'Tencent Media Lab no longer knows job …: Tencent Media Lab refused the request: getJobRequest.id: the job does not exist',
			requests: 1,
			jobs: 1,
		},
	},
	'jobs in a state that nobody knows': harmless,
	'jobs with nothing but an ID': harmless,
};
