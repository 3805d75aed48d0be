import fc from 'fast-check';
import { createBase64Decoder, encodeBase64 } from '../../../../nodes/Sami/invoke/base64';

describe('base64', () => {
	it('encodes and decodes any bytes in pieces of any size', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.uint8Array({ maxLength: 10 })),
				fc.integer({ min: 1, max: 9 }),
				async (pieces, size) => {
					const bytes = Buffer.concat(pieces);
					let text = '';
					for await (const piece of encodeBase64(pieces))
						text += Buffer.from(piece).toString('latin1');
					expect(text).toBe(bytes.toString('base64'));

					const decoder = createBase64Decoder();
					const decoded = (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).map((part) =>
						decoder.decode(part),
					);
					expect(Buffer.concat([...decoded, decoder.end()]).equals(bytes)).toBe(true);
				},
			),
		);
	});

	it('decodes text without its padding', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
				const decoder = createBase64Decoder();
				const text = Buffer.from(bytes).toString('base64').replace(/=+$/, '');
				expect(Buffer.concat([decoder.decode(text), decoder.end()]).equals(bytes)).toBe(true);
			}),
		);
	});

	it.each(['AQIDA', 'A*', 'AB*', 'A=', 'AB=', 'AQ==AQ'])(
		'refuses %s, whose last characters are damaged',
		(text) => {
			const decoder = createBase64Decoder();
			expect(() => {
				decoder.decode(text);
				decoder.end();
			}).toThrow('brokenBase64');
		},
	);

	it('skips line breaks, which some encoders write', () => {
		expect(createBase64Decoder().decode('AQ\r\nID\n')).toEqual(Buffer.of(1, 2, 3));
	});

	it('refuses any character that is not in the alphabet', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 3, maxLength: 30 }),
				fc.nat(),
				fc.constantFrom(' ', '*', '=', '"', '\u0000', 'é'),
				(bytes, place, foreign) => {
					const text = Buffer.from(bytes).toString('base64');
					const offset = place % (text.length - 2);
					const damaged = text.slice(0, offset) + foreign + text.slice(offset + 1);
					const decoder = createBase64Decoder();
					expect(() => {
						decoder.decode(damaged);
						decoder.end();
					}).toThrow('brokenBase64');
				},
			),
		);
	});
});
