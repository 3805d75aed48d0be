import { z } from 'zod';
import type { Account } from '../accounts.mts';
import { parseJson, type ReceivedBody } from '../http/receive.mts';
import { speakers } from './speakers.mts';
import type { Refusal } from './statusCodes.mts';

/** The namespace of voice conversion, the only one the sandbox has. */
export const voiceConversion = 'VoiceConversion';

/** The values that authorize and route a request, in the query or the body. */
const publicParameters = ['token', 'appkey', 'namespace', 'version'] as const;

export interface InvokeRequest {
	form: 'query' | 'body';
	/** As they came, of any type. */
	parameters: Record<string, unknown>;
	data: unknown;
	payload: unknown;
	/** What is wrong with the request as a whole. */
	refusal?: Refusal;
}

/**
 * Reads both documented forms (SAMI 6489/71997): `version=v4` and the other parameters in the query, or
 * everything in the body without a version. What the query holds is known even when the body cannot be read.
 */
export function readInvokeRequest(
	query: Record<string, unknown>,
	body: ReceivedBody,
	contentType = '',
): InvokeRequest {
	const form = publicParameters.some((name) => name in query) ? 'query' : 'body';
	const content = z.record(z.unknown()).safeParse(parseJson(body.bytes));
	const { data, payload, ...others } = content.data ?? {};
	const request = { form, parameters: form === 'query' ? query : others, data, payload } as const;

	if (body.tooLarge) return { ...request, refusal: { code: 40000016 } };
	// A malformed body gets this code too (SAMI 6489/77815).
	if (!content.success) return { ...request, refusal: { code: 40200002, detail: 'IllegalBody' } };
	if (!/^application\/json\b/i.test(contentType)) {
		return { ...request, refusal: { code: 40000000, detail: 'ContentType' } };
	}

	const allowed = form === 'query' ? [] : ['token', 'appkey', 'namespace'];
	const unknown = Object.keys(others).find((name) => !allowed.includes(name));
	if (unknown)
		return { ...request, refusal: { code: 40000000, detail: `UnknownField ${unknown}` } };
	return request;
}

/** Whether the account may do this: version, token, namespace. */
export function checkAccess(
	{ form, parameters }: InvokeRequest,
	account: Account,
): Refusal | undefined {
	const { version, token, namespace } = parameters;
	if (form === 'query' && version !== 'v4') return { code: 40200003, detail: 'InvalidVersion' };
	if (typeof token !== 'string' || !tokenIsValid(token, account))
		return { code: 40200002, detail: 'IllegalToken' };
	if (namespace !== voiceConversion) return { code: 40200014 };
	return undefined;
}

function tokenIsValid(token: string, account: Account): boolean {
	const expiresAt = account.issuedTokens.get(token);
	return token === account.sami.token || (expiresAt !== undefined && Date.now() < expiresAt);
}

const payloadSchema = z
	.object({
		speaker: z.string().refine((id) => speakers.some((speaker) => speaker.id === id)),
		url: z.string().optional(),
		enable_background: z.boolean().default(false),
		audio_config: z
			.object({
				format: z.enum(['wav', 'mp3', 'aac']).default('wav'),
				sample_rate: z
					.number()
					.refine((rate) => [8000, 16000, 22050, 24000, 32000, 44100, 48000].includes(rate))
					.default(24000),
				channel: z.union([z.literal(1), z.literal(2)]).default(1),
			})
			.strict()
			.default({}),
	})
	.strict();

export type Payload = z.infer<typeof payloadSchema>;

const payloadFaults: Record<string, string> = {
	speaker: 'InvalidSpeaker',
	url: 'InvalidURL',
	enable_background: 'InvalidEnableBackground',
	audio_config: 'InvalidAudioConfig',
	'audio_config.format': 'InvalidFormat',
	'audio_config.sample_rate': 'InvalidSampleRate',
	'audio_config.channel': 'InvalidChannel',
};

/** Parses `payload`, a JSON string, by its rules (SAMI 6489/101208); what is not documented there is refused. */
export function readPayload(payload: unknown): { payload: Payload } | { refusal: Refusal } {
	if (payload === undefined || payload === '') return { refusal: { code: 40000021 } };
	const content = typeof payload === 'string' ? parseJson(payload) : undefined;
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		return { refusal: { code: 40000020 } };
	}
	const parsed = payloadSchema.safeParse(content);
	if (parsed.success) return { payload: parsed.data };
	const issue = parsed.error.issues[0];
	const detail =
		issue?.code === 'unrecognized_keys'
			? 'UnknownField'
			: payloadFaults[issue?.path.join('.') ?? ''];
	return { refusal: { code: 40000022, detail } };
}
