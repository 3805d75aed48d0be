import type { FaultRequest } from '../../sandbox/account.mts';
import { causes } from './causes.mts';
import type { Cause } from './causes.mts';

/** A fault of the sandbox. What is wrong with it, the sandbox says. */
const fault = (content: object): Cause => ({
	kind: 'answer',
	fault: (endpoint) => ({ endpoint, ...content }) as FaultRequest,
});

const errorResponse = (message: string) => fault({ kind: 'errorResponse', message });
const cosError = (code: string) => fault({ kind: 'cosError', code });
const code = (number: number, httpStatus: number) =>
	fault({ kind: 'code', code: number, httpStatus });

/** What Tencent Media Lab itself can answer. */
export const mediaLabCauses = {
	...causes,
	'errorResponse: a parameter': errorResponse('contentId: the repository does not exist'),
	'errorResponse: internal server error': errorResponse('internal server error'),
	'errorResponse: system busy': errorResponse('system busy'),
	'errorResponse: ExceededQPSQuota': errorResponse('ExceededQPSQuota'),
	'errorResponse: AuthFailure': errorResponse('AuthFailure: secretId or secretKey is wrong'),
	'errorResponse: a list': fault({ kind: 'errorResponse', content: ['no', { code: 7 }] }),
	'a success without content': fault({ kind: 'missingResponse' }),
} satisfies Record<string, Cause>;

/** What Tencent Media Lab can say of jobs. */
export const jobCauses = {
	...mediaLabCauses,
	'other jobs than asked for': fault({ kind: 'wrongId' }),
	'jobs in a state that nobody knows': fault({ kind: 'unknownState' }),
	'jobs with nothing but an ID': fault({ kind: 'sparseJob' }),
} satisfies Record<string, Cause>;

/** What SAMI itself can answer. */
export const samiCauses = {
	...causes,
	'40000012 IllegalData': code(40000012, 400),
	'40200002 InvalidAppkeyToken': code(40200002, 403),
	'40200011 ExceededQPSQuota with HTTP 200': code(40200011, 200),
	'50000000 ServerInternalError': code(50000000, 500),
	'a success without audio': fault({ kind: 'missingData' }),
	'a success with empty audio': fault({ kind: 'missingData', as: 'empty' }),
	'broken base64': fault({ kind: 'brokenBase64' }),
} satisfies Record<string, Cause>;

/** What the token service itself can answer. */
export const tokenCauses = {
	...causes,
	LackPolicy: fault({ kind: 'openApiError', code: 'LackPolicy' }),
	SignatureDoesNotMatch: fault({ kind: 'openApiError', code: 'SignatureDoesNotMatch' }),
	FlowLimitExceeded: fault({ kind: 'openApiError', code: 'FlowLimitExceeded' }),
} satisfies Record<string, Cause>;

/** What COS itself can answer. */
export const cosCauses = {
	...causes,
	AccessDenied: cosError('AccessDenied'),
	NoSuchBucket: cosError('NoSuchBucket'),
	SlowDown: cosError('SlowDown'),
	InternalError: cosError('InternalError'),
	'a clock that is an hour ahead': fault({ kind: 'clockSkew', seconds: 3600 }),
	'an error with HTTP 200': fault({
		kind: 'answer',
		headers: { 'content-type': 'application/xml' },
		text: '<Error><Code>InternalError</Code></Error>',
	}),
} satisfies Record<string, Cause>;
