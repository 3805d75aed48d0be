import { Readable } from 'node:stream';
import fc from 'fast-check';
import { peek, toReadable } from '../../../../nodes/shared/streams/byteStream';

async function join(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const joined: Uint8Array[] = [];
	for await (const piece of pieces) joined.push(piece);
	return Buffer.concat(joined);
}

describe('peek', () => {
	it('returns the beginning and loses nothing, however the stream is cut', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.uint8Array({ maxLength: 9 })),
				fc.nat(30),
				async (pieces, length) => {
					const bytes = Buffer.concat(pieces);
					const { head, whole } = await peek(pieces, length);
					expect(head.length).toBeGreaterThanOrEqual(Math.min(length, bytes.length));
					expect(bytes.subarray(0, head.length).equals(head)).toBe(true);
					expect((await join(whole)).equals(bytes)).toBe(true);
				},
			),
		);
	});

	it('reads no further than it must', async () => {
		let read = 0;
		const endless = (async function* () {
			for (;;) yield Uint8Array.of(read++);
		})();
		await peek(endless, 3);
		expect(read).toBe(3);
	});

	it.each([1, 3, 4])('ends the stream where reading stops after %i pieces', async (count) => {
		let isEnded = false;
		const stream = (async function* () {
			try {
				for (;;) yield Uint8Array.of(1);
			} finally {
				isEnded = true;
			}
		})();
		const { whole } = await peek(stream, 3);
		for (let index = 0; index < count; index++) await whole.next();
		await whole.return(undefined);
		expect(isEnded).toBe(true);
	});
});

describe('toReadable', () => {
	it('makes a Node stream of an iterable', async () => {
		const made = toReadable(
			(async function* () {
				yield Buffer.from('ab');
				yield Buffer.from('c');
			})(),
		);
		expect(made).toBeInstanceOf(Readable);
		expect((await join(made as AsyncIterable<Buffer>)).toString()).toBe('abc');
	});
});
