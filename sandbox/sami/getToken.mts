import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, Accounts } from '../accounts.mts';
import { jsonAnswer, retryAfterHeader, sendAnswer, type Answer } from '../http/answers.mts';
import { faultOfKind } from '../faults.mts';
import { bodyOf, parseJson } from '../http/receive.mts';
import { serve } from '../http/serve.mts';
import { openApiErrorAnswer, openApiErrors, type OpenApiErrorCode } from './openApiErrors.mts';
import {
	readAuthorization,
	readSigningTime,
	signatureMatches,
	type SignedRequest,
} from './volcengineSignature.mts';

const scope = { region: 'cn-north-1', service: 'sami' };
const maximumSkewMilliseconds = 15 * 60 * 1000;

const bodySchema = z
	.object({
		token_version: z.literal('volc-auth-v1'),
		appkey: z.string().min(1),
		expiration: z.number().int().positive(),
	})
	.strict();

/**
 * `POST /open-api/?Action=GetToken&Version=2021-07-27` (SAMI 6489/71995): a token for an appkey, for who can
 * sign with an access key of the same account. At the vendor the path is `/` of a host of its own; the
 * signature is checked over the path that was sent.
 */
export function getTokenRoutes(
	server: FastifyInstance,
	{ accounts }: { accounts: Accounts },
): void {
	server.post('/open-api', handle);
	server.post('/open-api/', handle);

	async function handle(request: FastifyRequest, reply: Parameters<typeof serve>[0]) {
		const signed = signedRequestOf(request);
		const authorization = readAuthorization(request.headers.authorization);
		const account = accounts.find(({ sami }) => sami.accessKeyId === authorization?.accessKeyId);
		if (!account) {
			const code = authorization
				? 'InvalidAccessKey'
				: request.headers.authorization
					? 'InvalidAuthorization'
					: 'MissingAuthenticationToken';
			await sendAnswer(reply, openApiErrorAnswer(code, signed.query));
			return reply;
		}
		await serve(reply, account, 'getToken', async (details, fault) => {
			const skew = faultOfKind(fault, 'clockSkew');
			const now = Date.now() + (skew?.seconds ?? 0) * 1000;
			if (skew) reply.header('date', new Date(now).toUTCString());

			const forced = faultOfKind(fault, 'openApiError');
			const code = forced?.code ?? checkRequest(signed, account, now);
			if (code) details.code = code;
			if (forced) {
				return openApiErrorAnswer(forced.code, signed.query, {
					...forced,
					headers: retryAfterHeader(forced.retryAfter),
				});
			}
			if (code === 'LackPolicy') {
				// Seen without the envelope.
				const [CodeN, httpStatus, Message] = openApiErrors.LackPolicy;
				return jsonAnswer(httpStatus, { CodeN, Code: code, Message });
			}
			if (code) return openApiErrorAnswer(code, signed.query);
			const answer = issueToken(parseJson(signed.body), account, now);
			if (faultOfKind(fault, 'expireTokens')) account.issuedTokens.clear();
			return answer;
		});
		return reply;
	}
}

function signedRequestOf(request: FastifyRequest): SignedRequest {
	const [path = '/', query] = request.url.split('?');
	return {
		method: request.method,
		path,
		query: new URLSearchParams(query),
		headers: request.headers,
		body: bodyOf(request).bytes,
	};
}

function checkRequest(
	request: SignedRequest,
	account: Account,
	now: number,
): OpenApiErrorCode | undefined {
	const authorization = readAuthorization(String(request.headers.authorization));
	const time = readSigningTime(request.headers['x-date']?.toString());
	const [date, region, service] = authorization?.scope.split('/') ?? [];
	if (!authorization) return 'InvalidAuthorization';
	if (!request.headers['x-date']) return 'MissingRequestInfo';
	if (!(Math.abs(time - now) <= maximumSkewMilliseconds)) return 'InvalidTimestamp';
	if (!date || region !== scope.region || service !== scope.service) return 'InvalidCredential';
	if (!signatureMatches(request, authorization, account.sami.secretAccessKey, scope))
		return 'SignatureDoesNotMatch';
	if (!request.query.has('Action') || !request.query.has('Version')) return 'MissingParameter';
	if (request.query.get('Action') !== 'GetToken' || request.query.get('Version') !== '2021-07-27') {
		return 'InvalidActionOrVersion';
	}
	return account.settings.accessKeyHasPolicy ? undefined : 'LackPolicy';
}

function issueToken(body: unknown, account: Account, now: number): Answer {
	const parsed = bodySchema.safeParse(body);
	if (!parsed.success) return jsonAnswer(400, { code: 400, msg: 'param error' });
	if (parsed.data.appkey !== account.sami.appkey)
		return jsonAnswer(400, { code: 420, msg: 'generate token failed' });

	const seconds = Math.min(parsed.data.expiration, account.settings.tokenLifetimeSeconds);
	const token = randomBytes(24).toString('base64url');
	account.issuedTokens.set(token, Date.now() + seconds * 1000);
	const shapes = account.settings.answerShapes;
	const optional = shapes.includes('nullOptionals')
		? { status_text: undefined, task_id: undefined }
		: { status_text: 'OK', task_id: randomUUID() };
	const expiresAt = Math.floor(now / 1000 + seconds);
	const answer = { status_code: 20000000, ...optional, token, expires_at: expiresAt };
	return jsonAnswer(200, answer, {}, shapes);
}
