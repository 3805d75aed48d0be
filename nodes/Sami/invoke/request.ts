import { z } from 'zod';
import { inputUrlSchema } from '../../shared/http/inputUrl';
import type { ByteStream } from '../../shared/streams/byteStream';
import { encodeBase64 } from './base64';

/** What `audio_config` may hold (volcengine.com/docs/6489/101208). */
export const OUTPUT_FORMATS = ['aac', 'mp3', 'wav'] as const;
export const OUTPUT_SAMPLE_RATES = [8000, 16000, 22050, 24000, 32000, 44100, 48000] as const;
export const OUTPUT_CHANNELS = [1, 2] as const;

function oneOf(allowed: readonly number[], message: string) {
	return z.number({ message }).refine((number) => allowed.includes(number), { message });
}

/** The `payload` of VoiceConversion, which is sent as JSON in a string (volcengine.com/docs/6489/101208). */
export const payloadSchema = z.object({
	speaker: z
		.string()
		.regex(
			/^[A-Za-z0-9_-]{1,64}$/,
			"Speaker must be an ID of letters, digits, '_' and '-', such as zh_female_qingxin. Pick one from the list, or copy the ID that the vendor gave you",
		),
	url: inputUrlSchema.optional(),
	enable_background: z.boolean().optional(),
	audio_config: z.object({
		format: z.enum(OUTPUT_FORMATS, {
			message: `Format must be one of ${OUTPUT_FORMATS.join(', ')}`,
		}),
		sample_rate: oneOf(
			OUTPUT_SAMPLE_RATES,
			`Sample Rate must be one of ${OUTPUT_SAMPLE_RATES.join(', ')}`,
		),
		channel: oneOf(OUTPUT_CHANNELS, 'Channels must be 1 (mono) or 2 (stereo)'),
	}),
});

export type Payload = z.infer<typeof payloadSchema>;

/** The body of an invoke request, as a stream of known length. */
export interface RequestBody {
	/** In bytes, for the Content-Length header. */
	length: number;
	stream: AsyncGenerator<Uint8Array>;
}

/** Makes the body for a recording that SAMI downloads itself: without `data`. */
export function encodePayload(payload: Payload): string {
	return JSON.stringify({ payload: JSON.stringify(payload) });
}

/**
 * Makes the body for a recording that is sent along: JSON with the recording in base64 as `data`. It is encoded while it
 * is read, so no more than a piece of it is ever in memory.
 *
 * @param audioSize of the recording, in bytes; `audio` must hold exactly as many
 */
export function encodeRequest(payload: Payload, audio: ByteStream, audioSize: number): RequestBody {
	const before = Buffer.from(`{"payload":${JSON.stringify(JSON.stringify(payload))},"data":"`);
	const after = Buffer.from('"}');
	return {
		length: before.length + 4 * Math.ceil(audioSize / 3) + after.length,
		stream: (async function* () {
			yield before;
			yield* encodeBase64(audio);
			yield after;
		})(),
	};
}
