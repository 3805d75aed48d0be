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
						decoder.decode(Buffer.from(part)),
					);
					expect(Buffer.concat([...decoded, decoder.end()]).equals(bytes)).toBe(true);
				},
			),
		);
	});

	it('encodes and decodes pieces of any length, however long', async () => {
		const bytes = Buffer.from(
			Array.from({ length: 100_000 }, (_, index) => index * 7 + (index >> 8)),
		);
		for (const length of [12_287, 12_288, 12_289, 36_864, 65_536, 100_000]) {
			const piece = bytes.subarray(0, length);
			const text: Uint8Array[] = [];
			for await (const encoded of encodeBase64([piece])) text.push(encoded);
			expect(Buffer.concat(text).toString()).toBe(piece.toString('base64'));
			const decoder = createBase64Decoder();
			const decoded = [decoder.decode(Buffer.concat(text)), decoder.end()];
			expect(Buffer.concat(decoded).equals(piece)).toBe(true);
		}
	});

	it.each([9_000, 12_284, 12_288, 20_000])(
		'refuses padding before the end, after %i characters of a long text',
		(place) => {
			const text = Buffer.alloc(65_536, 'ABCD');
			text.write('==', place - 2);
			const decoder = createBase64Decoder();
			expect(() => decoder.decode(text)).toThrow('brokenBase64');
		},
	);

	it('decodes text without its padding', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
				const decoder = createBase64Decoder();
				const text = Buffer.from(bytes).toString('base64').replace(/=+$/, '');
				expect(
					Buffer.concat([decoder.decode(Buffer.from(text)), decoder.end()]).equals(bytes),
				).toBe(true);
			}),
		);
	});

	it.each(['AQIDA', 'A*', 'AB*', 'A=', 'AB=', 'AQ==AQ'])(
		'refuses %s, whose last characters are damaged',
		(text) => {
			const decoder = createBase64Decoder();
			expect(() => {
				decoder.decode(Buffer.from(text));
				decoder.end();
			}).toThrow('brokenBase64');
		},
	);

	it('skips line breaks, which some encoders write', () => {
		expect(createBase64Decoder().decode(Buffer.from('AQ\r\nID\n'))).toEqual(Buffer.of(1, 2, 3));
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
						decoder.decode(Buffer.from(damaged, 'latin1'));
						decoder.end();
					}).toThrow('brokenBase64');
				},
			),
		);
	});
});
