import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Account, Accounts } from '../accounts.mts';
import {
	gatewayAnswer,
	jsonAnswer,
	retryAfterHeader,
	sendAnswer,
	type Answer,
} from '../http/answers.mts';
import type { AnswerShape } from '../http/answerShapes.mts';
import type { AudioPool } from '../audio/pool.mts';
import { faultOfKind, type Fault } from '../faults.mts';
import { bodyOf } from '../http/receive.mts';
import { serve } from '../http/serve.mts';
import type { RequestDetails } from '../traffic.mts';
import { audioAnswer, withoutOptionals } from './audioAnswer.mts';
import { readInputAudio } from './inputAudio.mts';
import {
	checkAccess,
	readInvokeRequest,
	readPayload,
	voiceConversion,
	type InvokeRequest,
} from './invokeRequest.mts';
import { speakers } from './speakers.mts';
import { statusOf, type Refusal } from './statusCodes.mts';

const maximumSeconds = 600;

/** How long the gateway waits for the work (SAMI 6489/77815). */
const gatewaySeconds = 60;

/** `/api/v1/invoke` (SAMI 6489/71997): converts a voice while the caller waits. */
export function invokeRoutes(
	server: FastifyInstance,
	{ accounts, pool }: { accounts: Accounts; pool: AudioPool },
): void {
	server.post<{ Querystring: Record<string, unknown> }>(
		'/api/v1/invoke',
		async (request, reply) => {
			const invoke = readInvokeRequest(
				request.query,
				bodyOf(request),
				request.headers['content-type'],
			);
			const account = accounts.find(({ sami }) => sami.appkey === invoke.parameters.appkey);
			if (!account) {
				const refusal: Refusal = invoke.refusal ?? { code: 40200001 };
				await sendAnswer(reply, refusalAnswer(refusal, invoke));
				return reply;
			}
			await serve(reply, account, 'invoke', async (details, fault, signal) => {
				details.form = invoke.form;
				if (typeof invoke.parameters.namespace === 'string')
					details.namespace = invoke.parameters.namespace;
				if (typeof invoke.payload === 'string') details.payload = invoke.payload;
				if (faultOfKind(fault, 'expireTokens')) account.issuedTokens.clear();

				const forced = faultOfKind(fault, 'code');
				if (forced) {
					details.code = forced.code;
					const headers = retryAfterHeader(forced.retryAfter);
					return statusAnswer(forced.code, invoke, forced.text, forced.httpStatus, headers);
				}
				const refusal = invoke.refusal ?? checkAccess(invoke, account);
				const converted = refusal ?? (await convert(invoke, account, details, fault, signal));
				if (!('code' in converted)) return converted;
				details.code = converted.code;
				return refusalAnswer(converted, invoke, account.settings.answerShapes);
			});
			return reply;
		},
	);
	server.get('/api/v1/invoke', async (_request, reply) => {
		await sendAnswer(reply, statusAnswer(40200003));
		return reply;
	});

	async function convert(
		invoke: InvokeRequest,
		{ settings }: Account,
		details: RequestDetails,
		fault: Fault | undefined,
		signal: AbortSignal,
	): Promise<Answer | Refusal> {
		const read = readPayload(invoke.payload);
		if ('refusal' in read) return read.refusal;
		const { speaker, url, enable_background, audio_config } = read.payload;
		const input = await readInputAudio(invoke.data, url, signal);
		// What was decoded is all that is needed from here; the text may be 140 MB.
		invoke.data = undefined;
		if ('refusal' in input) return input.refusal;
		details.dataBytes = input.bytes.length;
		details.dataSha256 = createHash('sha256').update(input.bytes).digest('hex');

		const character = speakers.find(({ id }) => id === speaker);
		if (!character) return { code: 40000022, detail: 'InvalidSpeaker' };
		const { pitch, formants } = character;
		const { format, sample_rate: sampleRate, channel: channels } = audio_config;
		const changed = await pool.run(
			'changeVoice',
			{
				bytes: input.bytes,
				character: { pitch, formants },
				keepBackground: enable_background,
				keepVoice: settings.keepVoice,
				maximumSeconds,
				inTimeSeconds: gatewaySeconds / settings.realTimeFactor,
				encoding: { format, sampleRate, channels },
			},
			signal,
		);
		if (changed.outcome === 'undecodable') return { code: 40000012 };
		if (changed.outcome === 'tooLong') return { code: 40000013 };
		details.charged = true;
		if (changed.outcome === 'timedOut') return gatewayAnswer(504);
		details.code = 20000000;
		const fields = {
			...answerFields(invoke, 20000000),
			payload: JSON.stringify({ duration: Number(changed.seconds.toFixed(3)) }),
		};
		return audioAnswer(fields, changed.bytes, {
			headers: logHeaders(),
			fault,
			shapes: settings.answerShapes,
		});
	}
}

function refusalAnswer(
	{ code, detail }: Refusal,
	invoke: InvokeRequest,
	shapes?: readonly AnswerShape[],
): Answer {
	const { httpStatus, text } = statusOf(code);
	const fields = answerFields(invoke, code, detail && `${text}:${detail}`);
	return jsonAnswer(httpStatus, withoutOptionals(fields, shapes), logHeaders(), shapes);
}

function statusAnswer(
	code: number,
	invoke?: InvokeRequest,
	text?: string,
	httpStatus = statusOf(code).httpStatus,
	headers: Record<string, string> = {},
): Answer {
	return jsonAnswer(httpStatus, answerFields(invoke, code, text), { ...logHeaders(), ...headers });
}

function answerFields(invoke: InvokeRequest | undefined, code: number, text = statusOf(code).text) {
	const namespace = invoke?.parameters.namespace;
	return {
		task_id: randomUUID().replaceAll('-', ''),
		namespace: typeof namespace === 'string' ? namespace : voiceConversion,
		status_code: code,
		status_text: text,
	};
}

/** The log ID that the vendor's support asks for: time and random digits. */
function logHeaders(): Record<string, string> {
	const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	return { 'x-tt-logid': `${time}${randomBytes(9).toString('hex').toUpperCase()}` };
}
