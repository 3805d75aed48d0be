import { buffer } from 'node:stream/consumers';
import { createByteReader } from '../../../../nodes/shared/streams/byteReader';
import { inBlocks } from '../../../../nodes/shared/streams/inBlocks';
import { inPieces } from '../audio/inPieces.mts';

const bytes = Buffer.from(Array.from({ length: 100 }, (_, index) => index));

describe.each([1, 7, 1000])('a stream in pieces of %i bytes', (size) => {
	it('is looked at, taken, skipped and read, each byte once', async () => {
		const reader = createByteReader(inPieces(bytes, size));
		expect(await reader.peek(10)).toEqual(bytes.subarray(0, 10));
		expect(await reader.take(12)).toEqual(bytes.subarray(0, 12));
		await reader.skip(8);
		expect(reader.position).toBe(20);
		expect(await buffer(reader.read(30))).toEqual(bytes.subarray(20, 50));
		expect(await reader.peek(1)).toEqual(bytes.subarray(50, 51));
		expect(await buffer(reader.read())).toEqual(bytes.subarray(50));
		expect(reader.position).toBe(100);
	});

	it('gives what there is where more is asked for', async () => {
		const reader = createByteReader(inPieces(bytes, size));
		await reader.skip(95);
		expect(await reader.take(10)).toEqual(bytes.subarray(95));
		await reader.skip(10);
		expect(reader.position).toBe(100);
		expect(await reader.peek(1)).toHaveLength(0);
	});

	it('comes in blocks of one size, and a shorter one at its end', async () => {
		for (const blockSize of [1, 9, 64, 100, 101]) {
			const blocks = [];
			for await (const block of inBlocks(inPieces(bytes, size), blockSize)) blocks.push(block);
			expect(Buffer.concat(blocks)).toEqual(bytes);
			expect(blocks.slice(0, -1).every(({ length }) => length === blockSize)).toBe(true);
			expect(blocks).toHaveLength(Math.ceil(100 / blockSize));
		}
	});
});

it('a stream is ended where its reader is closed', async () => {
	let isEnded = false;
	const reader = createByteReader(
		(function* () {
			try {
				yield* inPieces(bytes, 10);
			} finally {
				isEnded = true;
			}
		})(),
	);
	await reader.peek(1);
	await reader.close();
	expect(isEnded).toBe(true);
});
