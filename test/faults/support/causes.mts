import type { Post } from '../../../tools/engine/index.mts';
import type { FaultRequest, SandboxJob } from '../../sandbox/account.mts';
import type { Endpoint } from '../../../sandbox/faults/endpoints.mts';

/** How a fault is brought about: the sandbox spoils its answer, or the address of the service leads elsewhere. */
export type Cause =
	| { kind: 'answer'; fault: (endpoint: Endpoint) => FaultRequest }
	| { kind: 'address'; address: 'refused' | 'unknown' | 'untrusted' | 'notTls' }
	/** What is posted to a webhook, made of the job that has ended. */
	| { kind: 'post'; post: (job: SandboxJob) => Partial<Post> };

const status = (code: number): Cause => ({
	kind: 'answer',
	fault: (endpoint) => ({ kind: 'status', endpoint, status: code }),
});

const retryAfter = (value: string | (() => string)): Cause => ({
	kind: 'answer',
	fault: (endpoint) => ({
		kind: 'answer',
		endpoint,
		httpStatus: 429,
		headers: { 'retry-after': typeof value === 'string' ? value : value() },
	}),
});

const text = (content: string, further: object = {}): Cause => ({
	kind: 'answer',
	fault: (endpoint) => ({
		kind: 'answer',
		endpoint,
		headers: { 'content-type': 'application/json' },
		text: content,
		...further,
	}),
});

const web = { headers: { 'content-type': 'text/html' } };
const megabyte = ' '.repeat(1024 * 1024);

/** Everything that goes wrong between a node and any service, by the name under which it is promised what happens then. */
export const causes = {
	'connection refused': { kind: 'address', address: 'refused' },
	'unknown host': { kind: 'address', address: 'unknown' },
	'untrusted certificate': { kind: 'address', address: 'untrusted' },
	'no TLS where it is expected': { kind: 'address', address: 'notTls' },
	'reset before the answer': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'reset', endpoint, at: 'beforeAnswer', effect: 'notDone' }),
	},
	'reset before the answer, done all the same': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'reset', endpoint, at: 'beforeAnswer', effect: 'done' }),
	},
	'reset within the answer': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'reset', endpoint, at: 'midAnswer', effect: 'done' }),
	},
	'reset after the answer': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'reset', endpoint, at: 'afterAnswer', effect: 'done' }),
	},
	silence: {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'delay', endpoint, delayMilliseconds: 3_600_000 }),
	},
	'a byte a second': { kind: 'answer', fault: (endpoint) => ({ kind: 'drip', endpoint }) },
	'HTTP 400': status(400),
	'HTTP 401': status(401),
	'HTTP 403': status(403),
	'HTTP 404': status(404),
	'HTTP 407': status(407),
	'HTTP 409': status(409),
	'HTTP 413': status(413),
	'HTTP 429': status(429),
	'HTTP 429, Retry-After 0': retryAfter('0'),
	'HTTP 429, Retry-After a date': retryAfter(() => new Date(Date.now() + 1000).toUTCString()),
	'HTTP 429, Retry-After 0.5': retryAfter('0.5'),
	'HTTP 429, Retry-After -5': retryAfter('-5'),
	'HTTP 429, Retry-After a list': retryAfter('1, 2'),
	'HTTP 429, Retry-After a day': retryAfter('86400'),
	'HTTP 500': status(500),
	'HTTP 502, a web page': status(502),
	'HTTP 503': status(503),
	'HTTP 504, a web page': status(504),
	'a redirect': text('', { httpStatus: 302, headers: { location: 'http://127.0.0.1:9/login' } }),
	'the page of a portal': text('<html><title>Sign in</title></html>', web),
	'an empty answer': text(''),
	'half an answer': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'truncate', endpoint, bytes: 20 }),
	},
	'another Content-Type': text('{}', { headers: { 'content-type': 'text/plain' } }),
	gzip: { kind: 'answer', fault: (endpoint) => ({ kind: 'gzip', endpoint }) },
	'a gzip bomb': {
		kind: 'answer',
		fault: (endpoint) => ({ kind: 'gzip', endpoint, text: megabyte, repeat: 100 }),
	},
	'100 MB': text(megabyte, { repeat: 100 }),
	'100,000 levels of nesting': text('['.repeat(100_000) + ']'.repeat(100_000)),
	'a list': text('[1, 2, 3]'),
	null: text('null'),
} satisfies Record<string, Cause>;

export type CauseName = keyof typeof causes;
