import fc from 'fast-check';
import { encodePayload, encodeRequest, payloadSchema } from '../../../../nodes/Sami/invoke/request';
import type { Payload } from '../../../../nodes/Sami/invoke/request';

const payload = {
	speaker: 'zh_female_qingxin',
	audio_config: { format: 'wav' as const, sample_rate: 24000, channel: 1 },
};

async function join(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const joined: Uint8Array[] = [];
	for await (const piece of pieces) joined.push(piece);
	return Buffer.concat(joined);
}

describe('encodeRequest', () => {
	it('writes what JSON.stringify would write, however the recording is cut, and knows its length in advance', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.uint8Array({ maxLength: 20 })),
				fc.string({ unit: 'grapheme' }),
				async (pieces, url) => {
					const audio = Buffer.concat(pieces);
					const body = encodeRequest({ ...payload, url }, pieces, audio.length);

					const written = await join(body.stream);

					expect(written.toString()).toBe(
						JSON.stringify({
							payload: JSON.stringify({ ...payload, url }),
							data: audio.toString('base64'),
						}),
					);
					expect(written.length).toBe(body.length);
				},
			),
		);
	});

	it('writes what the Go sample of the vendor sends', async () => {
		const body = encodeRequest(
			{ speaker: 'zh_female_qingxin' } as Payload,
			[Buffer.from('audio')],
			5,
		);
		expect(JSON.parse((await join(body.stream)).toString())).toEqual({
			data: Buffer.from('audio').toString('base64'),
			payload: '{"speaker":"zh_female_qingxin"}',
		});
	});
});

describe('encodePayload', () => {
	it('leaves data out, so that SAMI downloads the URL', () => {
		const url = 'https://example.com/声音.wav';
		expect(JSON.parse(encodePayload({ ...payload, url }))).toEqual({
			payload: JSON.stringify({ ...payload, url }),
		});
	});
});

describe('payloadSchema', () => {
	it('accepts every documented value', () => {
		for (const format of ['wav', 'mp3', 'aac'])
			for (const sample_rate of [8000, 16000, 22050, 24000, 32000, 44100, 48000])
				for (const channel of [1, 2])
					for (const enable_background of [true, false, undefined]) {
						const value = {
							speaker: 'en_male_cupid',
							enable_background,
							audio_config: { format, sample_rate, channel },
						};
						expect(payloadSchema.parse(value)).toEqual(value);
					}
	});

	const refused: Array<[string, object, string]> = [
		['a speaker in Chinese', { speaker: '清新女声' }, 'Speaker must be an ID'],
		['an empty speaker', { speaker: '' }, 'Speaker must be an ID'],
		[
			'a path instead of a URL',
			{ url: '/tmp/audio.wav' },
			'URL must be a complete http:// or https:// address',
		],
		[
			'a file URL',
			{ url: 'file:///etc/passwd' },
			'URL must be a complete http:// or https:// address',
		],
		[
			'another format',
			{ audio_config: { ...payload.audio_config, format: 'ogg' } },
			'Format must be one of',
		],
		[
			'another rate',
			{ audio_config: { ...payload.audio_config, sample_rate: 11025 } },
			'Sample Rate must be one of 8000',
		],
		[
			'three channels',
			{ audio_config: { ...payload.audio_config, channel: 3 } },
			'Channels must be 1 (mono) or 2 (stereo)',
		],
	];
	it.each(refused)('refuses %s and says what it must be', (_what, change, message) => {
		expect(payloadSchema.safeParse({ ...payload, ...change }).error?.issues[0]?.message).toContain(
			message,
		);
	});
});
