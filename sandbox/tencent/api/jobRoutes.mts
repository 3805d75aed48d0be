import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../../accounts.mts';
import type { AnswerShape } from '../../http/answerShapes.mts';
import {
	jsonAnswer,
	retryAfterHeader,
	sendAnswer,
	textAnswer,
	type Answer,
} from '../../http/answers.mts';
import { faultOfKind, type Fault } from '../../faults.mts';
import { bodyOf, parseJson } from '../../http/receive.mts';
import { serve } from '../../http/serve.mts';
import { actions, type Action, type ActionContext } from './actions.mts';
import { checkGatewaySignature, gatewayErrorAnswer } from './gateway.mts';
import { Refused } from './refusal.mts';

/** The common parameters of every request (multimedia.tencent.com/docs/smart-music/api/voice-cloning). */
const commonSchema = z
	.object({ action: z.string(), secretId: z.string().min(1), secretKey: z.string().min(1) })
	.passthrough();

type CommonParameters = z.infer<typeof commonSchema>;

/**
 * The job API with the paths of both documented hosts: below `/release` as behind the first API gateway
 * (service-mqk0mc83-1257411467.bj.apigw.tencentcs.com), and without a prefix as at api.mediax.tencent.com.
 */
export function jobRoutes(
	server: FastifyInstance,
	{ accounts, start }: { accounts: Accounts; start: ActionContext['start'] },
): void {
	for (const path of ['/job', '/music_model'] as const) {
		server.post(`/release${path}`, (request, reply) => handle(path, request, reply));
		server.post(path, (request, reply) => handle(path, request, reply));
		server.get(`/release${path}`, async (_request, reply) => {
			await sendAnswer(reply, gatewayErrorAnswer(404, 'There is no api match method[GET]'));
			return reply;
		});
	}
	server.all('/release/*', async (request, reply) => {
		const uri = request.url.replace(/^\/release|\?.*$/g, '');
		await sendAnswer(reply, gatewayErrorAnswer(404, `There is no api match uri[${uri}]`));
		return reply;
	});

	async function handle(path: Action['path'], request: FastifyRequest, reply: FastifyReply) {
		const read = readRequest(request, path);
		if ('message' in read) {
			await sendAnswer(reply, errorAnswer(read.message));
			return reply;
		}
		const { action, parameters } = read;
		const account = accounts.find(({ tencent }) => tencent.secretId === parameters.secretId);
		if (!account) {
			await sendAnswer(reply, errorAnswer(wrongSecret));
			return reply;
		}
		const { settings, tencent } = account;
		await serve(reply, account, action.endpoint, async (details, fault) => {
			const unsigned = settings.gatewaySignatureRequired
				? checkGatewaySignature(request.headers, tencent)
				: undefined;
			if (unsigned) return unsigned;
			const spoilt = faultOfKind(fault, 'errorResponse') ?? faultOfKind(fault, 'missingResponse');
			if (spoilt?.effect === 'notDone') return spoiltAnswer(spoilt);
			try {
				const response = carryOut(action, parameters, { account, details, fault, start });
				if (spoilt) return spoiltAnswer(spoilt);
				const content = { requestId: randomUUID(), [action.responseField]: response };
				const deep = faultOfKind(fault, 'deepJob');
				return deep
					? deepAnswer(content, deep.depth)
					: jsonAnswer(200, content, {}, settings.answerShapes);
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				details.code = error.message;
				return errorAnswer(error.message, settings.answerShapes);
			}
		});
		return reply;
	}
}

const wrongSecret = 'AuthFailure: secretId or secretKey is wrong';

/** The action and its parameters, or what is wrong with the request as a whole. */
function readRequest(
	request: FastifyRequest,
	path: Action['path'],
): { action: Action; parameters: CommonParameters } | { message: string } {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
		return { message: 'Content-Type must be application/json' };
	}
	const parsed = commonSchema.safeParse(parseJson(bodyOf(request).bytes));
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return { message: `${issue?.path.join('.') || 'request body'}: ${issue?.message}` };
	}
	const action = actions[parsed.data.action];
	if (action?.path !== path)
		return { message: `action: ${parsed.data.action} is not an action of ${path}` };
	return { action, parameters: parsed.data };
}

/** @throws Refused */
function carryOut(action: Action, parameters: CommonParameters, context: ActionContext): unknown {
	const { account } = context;
	if (parameters.secretKey !== account.tencent.secretKey) throw new Refused(wrongSecret);
	const documented = ['action', 'secretId', 'secretKey', action.requestField];
	const unknown = Object.keys(parameters).find((name) => !documented.includes(name));
	if (unknown !== undefined) throw new Refused(`${unknown}: unknown field`);
	if (account.settings.refusedActions.some((name) => name === parameters.action))
		throw new Refused(`UnauthorizedOperation: ${parameters.action} is not allowed to this user`);
	return action.carryOut(parameters[action.requestField], context);
}

function spoiltAnswer(
	fault: Extract<Fault, { kind: 'errorResponse' | 'missingResponse' }>,
): Answer {
	if (fault.kind === 'missingResponse') return jsonAnswer(200, { requestId: randomUUID() });
	const { content, message, httpStatus, retryAfter } = fault;
	const answer = { requestId: randomUUID(), errorResponse: content ?? { message } };
	return jsonAnswer(httpStatus, answer, retryAfterHeader(retryAfter));
}

/** As text, because nothing writes JSON that deep. */
function deepAnswer(content: unknown, depth: number): Answer {
	const field = `"trace":${'['.repeat(depth)}${']'.repeat(depth)}`;
	const text = JSON.stringify(content).replaceAll('"id":', `${field},"id":`);
	return textAnswer(200, text, { 'content-type': 'application/json' });
}

/** The platform's own error: HTTP 200, and `errorResponse` in place of the response. */
export function errorAnswer(message: string, shapes: readonly AnswerShape[] = []): Answer {
	return jsonAnswer(200, { requestId: randomUUID(), errorResponse: { message } }, {}, shapes);
}
