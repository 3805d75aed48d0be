import { promiseKinds } from '../support/promiseKinds.mts';
import type { Promises } from '../support/promises.mts';

const { final, harmless, repeated, unsent } = promiseKinds({
	done: { requests: 1 },
	recovered: { requests: 2 },
	givenUp: { requests: 3 },
	refused: { requests: 1 },
});

export const invokePromises: Promises = {
	'connection refused': unsent('SAMI refused the connection'),
	'unknown host': unsent('SAMI has an address that does not exist'),
	'untrusted certificate': unsent('SAMI presented a certificate that is not trusted'),
	'no TLS where it is expected': unsent(
		'SAMI does not use HTTPS, although its address begins with https://',
	),
	'reset before the answer': repeated('SAMI dropped the connection'),
	'reset before the answer, done all the same': repeated('SAMI dropped the connection'),
	'reset within the answer': repeated('SAMI dropped the connection'),
	'reset after the answer': harmless,
	silence: { once: { outcome: 'SAMI did not answer within 60 seconds', requests: 1 } },
	'a byte a second': { once: { outcome: 'SAMI did not answer within 60 seconds', requests: 1 } },
	'HTTP 400': final('A gateway answered instead of SAMI, with a web page (HTTP 400)'),
	'HTTP 401': final('A gateway answered instead of SAMI, with a web page (HTTP 401)'),
	'HTTP 403': final('A gateway answered instead of SAMI, with a web page (HTTP 403)'),
	'HTTP 404': final('A gateway answered instead of SAMI, with a web page (HTTP 404)'),
	'HTTP 407': final('The proxy between n8n and SAMI requires a login (HTTP 407)'),
	'HTTP 409': final('A gateway answered instead of SAMI, with a web page (HTTP 409)'),
	'HTTP 413': final('A gateway answered instead of SAMI, with a web page (HTTP 413)'),
	'HTTP 429': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a date': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After 0.5': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After -5': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a list': repeated('SAMI received too many requests (HTTP 429)'),
	'HTTP 429, Retry-After a day': final('SAMI received too many requests (HTTP 429)'),
	'HTTP 500': repeated('A gateway answered instead of SAMI, with a web page (HTTP 500)'),
	'HTTP 502, a web page': repeated(
		'A gateway answered instead of SAMI, with a web page (HTTP 502)',
	),
	'HTTP 503': repeated('A gateway answered instead of SAMI, with a web page (HTTP 503)'),
	'HTTP 504, a web page': final(
		'SAMI took longer than the 60 seconds that its gateway waits (HTTP 504)',
	),
	'a redirect': final('The address of SAMI redirects to another one (HTTP 302)'),
	'the page of a portal': repeated(
		'A gateway answered instead of SAMI, with a web page (HTTP 200)',
	),
	'an empty answer': repeated('SAMI sent an empty response (HTTP 200)'),
	'half an answer': repeated('The response of SAMI broke off'),
	'another Content-Type': final('SAMI returned JSON that does not match its API (HTTP 200)'),
	gzip: harmless,
	'a gzip bomb': repeated(
		'A gateway answered instead of SAMI, with something that is not JSON (HTTP 200)',
	),
	'100 MB': repeated(
		'A gateway answered instead of SAMI, with something that is not JSON (HTTP 200)',
	),
	'100,000 levels of nesting': final('SAMI returned JSON that does not match its API (HTTP 200)'),
	'a list': final('SAMI returned JSON that does not match its API (HTTP 200)'),
	null: final('SAMI returned JSON that does not match its API (HTTP 200)'),
	'40000012 IllegalData': final('SAMI could not decode the recording: IllegalData'),
	'40200002 InvalidAppkeyToken': final('SAMI does not accept the token: DeniedAccess'),
	'40200011 ExceededQPSQuota with HTTP 200': repeated(
		'Too many requests at once for the App Key: ExceededQPSQuota',
	),
	'50000000 ServerInternalError': repeated('SAMI failed to convert the recording: ServerError'),
	'a success without audio': final('SAMI returned OK, but no audio'),
	'a success with empty audio': final('SAMI returned OK, but no audio'),
	'broken base64': final('SAMI returned damaged audio'),
};
