import fc from 'fast-check';
import { MalformedResponse } from '../../../../nodes/Sami/invoke/malformedResponse';
import { decodeResponse } from '../../../../nodes/Sami/invoke/response';

async function decode(pieces: Uint8Array[]): Promise<{ audio: Buffer; response: unknown }> {
	const decoder = decodeResponse(pieces);
	const audio: Buffer[] = [];
	for (;;) {
		const step = await decoder.next();
		if (step.done) return { audio: Buffer.concat(audio), response: step.value };
		audio.push(step.value);
	}
}

/** Cuts bytes at the given places. */
function cut(bytes: Uint8Array, places: number[]): Uint8Array[] {
	const borders = [
		0,
		...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
		bytes.length,
	];
	return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

/** JSON as other encoders write it: slashes and any other character may be escaped. */
function escapeSome(text: string, every: number): string {
	return [...text]
		.map((character, index) => {
			if (character === '/' && index % 2 === 0) return '\\/';
			if (every > 0 && index % every === 0)
				return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
			return character;
		})
		.join('');
}

const otherFields = fc.dictionary(
	fc.string({ unit: 'grapheme' }).filter((key) => key !== 'data' && key !== '__proto__'),
	fc.jsonValue(),
	{ maxKeys: 5 },
);

describe('decodeResponse', () => {
	it.each(['{"status_code":20000000,"data":"AQI"}', '{"data":"AQI","status_code":20000000}'])(
		'keeps the last bytes of data without padding: %s',
		async (json) => {
			const { audio, response } = await decode([Buffer.from(json)]);
			expect(audio).toEqual(Buffer.of(1, 2));
			expect(response).toEqual({ status_code: 20000000, data: '' });
		},
	);

	it('finds what JSON.parse finds, wherever the pieces are cut and wherever data stands', async () => {
		await fc.assert(
			fc.asyncProperty(
				otherFields,
				otherFields,
				fc.uint8Array({ maxLength: 200 }),
				fc.array(fc.nat(), { maxLength: 30 }),
				fc.constantFrom(undefined, 2, '\t'),
				async (before, after, audio, places, indentation) => {
					const fields = { ...before, data: Buffer.from(audio).toString('base64'), ...after };
					const json = JSON.stringify(fields, null, indentation);

					const decoded = await decode(cut(Buffer.from(json), places));

					expect(decoded.response).toEqual({ ...JSON.parse(json), data: '' });
					expect(decoded.audio.equals(Buffer.from(JSON.parse(json).data, 'base64'))).toBe(true);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('reads escapes inside of base64 and in the name of the key, cut anywhere', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 60 }),
				fc.integer({ min: 0, max: 7 }),
				fc.constantFrom('data', 'd\\u0061ta', '\\u0064\\u0061\\u0074\\u0061'),
				fc.array(fc.nat(), { maxLength: 60 }),
				async (audio, every, key, places) => {
					const base64 = escapeSome(Buffer.from(audio).toString('base64'), every);
					const json = `{"task_id":"\\"data\\":","${key}":"${base64}","status_code":20000000}`;

					const decoded = await decode(cut(Buffer.from(json), places));

					expect(decoded.response).toEqual({ ...JSON.parse(json), data: '' });
					expect(decoded.audio.equals(Buffer.from(audio))).toBe(true);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('gives the same when every piece is a single byte', async () => {
		const json =
			'{"status_code":20000000,"data":"aGVs\\/G8\\u002b","payload":"{\\"duration\\":1}","text":"声音\\n🎤"}';
		const decoded = await decode([...Buffer.from(json)].map((byte) => Uint8Array.of(byte)));
		expect(decoded.response).toEqual({ ...JSON.parse(json), data: '' });
		expect(decoded.audio).toEqual(Buffer.from(JSON.parse(json).data, 'base64'));
	});

	it('takes only the outermost data for audio', async () => {
		const json =
			'{"nested":{"data":"not base64!"},"list":["data",{"data":"?"}],"text":"data","data":"AQID"}';
		expect(await decode([Buffer.from(json)])).toEqual({
			audio: Buffer.of(1, 2, 3),
			response: { ...JSON.parse(json), data: '' },
		});
	});

	it('leaves data that is not a string in the answer', async () => {
		for (const data of [null, 7, { data: 'x' }, ['AQID']]) {
			const decoded = await decode([Buffer.from(JSON.stringify({ data, status_code: 1 }))]);
			expect(decoded).toEqual({ audio: Buffer.alloc(0), response: { data, status_code: 1 } });
		}
	});

	it('reads an answer that begins with a byte order mark', async () => {
		const json = '\uFEFF{"status_code":20000000,"data":"AQID"}';
		expect(await decode([Buffer.from(json)])).toEqual({
			audio: Buffer.of(1, 2, 3),
			response: { status_code: 20000000, data: '' },
		});
	});

	it('yields audio before the answer has ended', async () => {
		const endless = (async function* () {
			yield Buffer.from('{"data":"');
			for (;;) yield Buffer.from('AQID'.repeat(1000));
		})();
		const decoder = decodeResponse(endless);
		expect((await decoder.next()).value).toEqual(Buffer.from('AQID'.repeat(1000), 'base64'));
		await decoder.return(undefined);
	});

	const refusals: Array<[string, string, MalformedResponse['reason']]> = [
		['an HTML page', '<html><head><title>504 Gateway Time-out</title></head></html>', 'notJson'],
		['an empty answer', '', 'empty'],
		['text', 'upstream connect error', 'notJson'],
		['JSON that ends within data', '{"status_code":20000000,"data":"AQID', 'truncated'],
		['JSON that ends after data', '{"status_code":20000000,"data":"AQID"', 'truncated'],
		[
			'JSON that ends within another string',
			'{"status_code":20000000,"status_text":"O',
			'truncated',
		],
		['JSON with a fault', '{"status_code":,"data":"AQID"}', 'notJson'],
		['base64 with a foreign character', '{"data":"AQ*D"}', 'brokenBase64'],
		['base64 that ends within a byte', '{"data":"AQIDB"}', 'brokenBase64'],
		['base64 that goes on after its padding', '{"data":"AQ==AQID"}', 'brokenBase64'],
		['base64 with an escape that is none', '{"data":"AQ\\xD"}', 'brokenBase64'],
	];
	it.each(refusals)('refuses %s', async (_what, text, reason) => {
		for (const pieces of [
			[Buffer.from(text)],
			[...Buffer.from(text)].map((byte) => Uint8Array.of(byte)),
		]) {
			await expect(decode(pieces)).rejects.toMatchObject({ name: 'MalformedResponse', reason });
		}
	});

	it('refuses an answer with more than a megabyte beside its audio', async () => {
		const pieces = [Buffer.from('{"text":"'), Buffer.alloc(2_000_000, 'x'), Buffer.from('"}')];
		await expect(decode(pieces)).rejects.toMatchObject({ reason: 'tooLarge' });
	});

	it('is done in time with an answer that repeats what is costly: long keys, colons and escapes', async () => {
		const half = 500_000;
		const nonsense = Buffer.from(`{"${'a'.repeat(half)}"${':'.repeat(half)}`);
		await expect(decode([nonsense])).rejects.toThrow(MalformedResponse);
		const piece = Buffer.from('\\/'.repeat(32_768));
		const { audio } = await decode([
			Buffer.from('{"data":"'),
			...Array<Buffer>(100).fill(piece),
			Buffer.from('"}'),
		]);
		expect(audio).toEqual(Buffer.alloc((100 * 32_768 * 3) / 4, 0xff));
	});

	it('throws what the connection failed with', async () => {
		const broken = (async function* () {
			yield Buffer.from('{"data":"AQ');
			throw new Error('socket hang up');
		})();
		await expect(decodeResponse(broken).next()).rejects.toThrow('socket hang up');
	});
});
