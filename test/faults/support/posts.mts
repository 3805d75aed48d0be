import { gzipSync } from 'node:zlib';
import type { SandboxJob } from '../../sandbox/account.mts';
import type { Cause } from './causes.mts';

const body = (make: (job: SandboxJob) => string): Cause => ({
	kind: 'post',
	post: (job) => ({ body: make(job) }),
});

const json = (make: (job: SandboxJob) => unknown): Cause =>
	body((job) => JSON.stringify(make(job)));

const unknownId = '7b6f3c1e-3a52-4d8c-9f10-1d2c3b4a5968';
const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;

/** Everything that may be posted to a trigger, by a vendor in a mood or by a stranger. */
export const posts = {
	'the job': json((job) => job),
	'the job in { job }': json((job) => ({ job })),
	'the job in { getJobResponse: { job } }': json((job) => ({ getJobResponse: { job } })),
	'the job as text/plain': {
		kind: 'post',
		post: (job) => ({ body: JSON.stringify(job), contentType: 'text/plain' }),
	},
	'the job without a Content-Type': {
		kind: 'post',
		post: (job) => ({ body: JSON.stringify(job), contentType: null }),
	},
	'the job after a byte order mark': body((job) => `\uFEFF${JSON.stringify(job)}`),
	'the job, compressed without saying so': {
		kind: 'post',
		post: (job) => ({
			body: gzipSync(JSON.stringify(job)),
			contentType: 'application/octet-stream',
		}),
	},
	'the ID alone': json(({ id }) => ({ id })),
	'the job with all else null': json(({ id }) => ({
		id,
		state: null,
		outputs: null,
		customId: null,
	})),
	'the job in a state that is not its own': json((job) => ({ ...job, state: 1 })),
	'the job in a state that nobody knows': json((job) => ({ ...job, state: 99 })),
	'the job with unknown fields': json((job) => ({ ...job, mood: { of: ['the', 'day'] } })),
	'the job with fields of other types': json(({ id }) => ({
		id,
		state: [],
		outputs: 'none',
		timing: 7,
	})),
	'the job with a Custom ID of 1 MB': json((job) => ({
		...job,
		customId: 'a'.repeat(1024 * 1024),
	})),
	'the job beside 100,000 levels of nesting': body(({ id }) => `{"id":"${id}","deep":${nested}}`),
	nothing: body(() => ''),
	'what is not JSON': body(() => 'job=1'),
	'half a job': body((job) => JSON.stringify(job).slice(0, 40)),
	null: body(() => 'null'),
	'a list of jobs': json((job) => [job]),
	'100,000 levels of nesting': body(() => nested),
	'an object without an ID': json(() => ({ state: 3 })),
	'an ID of white space': json(() => ({ id: ' \t ' })),
	'an ID of invisible characters': json(() => ({ id: '\u200B\u2060' })),
	'an ID of 1 MB': json(() => ({ id: 'a'.repeat(1024 * 1024) })),
	'an ID that leads elsewhere': json(() => ({ id: '../../release/job' })),
	'an ID that is an object': json(() => ({ id: { $gt: '' } })),
	'an ID that is made up': json((job) => ({ ...job, id: unknownId })),
	'an object with a prototype of its own': body(
		({ id }) => `{"id":"${id}","__proto__":{"verified":true}}`,
	),
} satisfies Record<string, Cause>;
