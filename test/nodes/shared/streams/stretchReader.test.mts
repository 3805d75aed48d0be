import { buffer } from 'node:stream/consumers';
import { createStretchReader } from '../../../../nodes/shared/streams/stretchReader';
import { inPieces } from '../audio/inPieces.mts';

const bytes = Buffer.from(Array.from({ length: 100 }, (_, index) => index));

/** A file that counts how often it was opened, and how many bytes of it were read. */
function createFile(pieceSize = 10) {
	const file = { opened: 0, open: 0, read: 0, breaksAt: Infinity, endsAt: Infinity };
	const open = async function* () {
		file.opened++;
		file.open++;
		try {
			for (const piece of inPieces(bytes, pieceSize)) {
				if (file.read >= file.breaksAt) {
					file.breaksAt = Infinity;
					throw new Error('read ECONNRESET');
				}
				if (file.read >= file.endsAt) {
					file.endsAt = Infinity;
					return;
				}
				file.read += piece.length;
				yield piece;
			}
		} finally {
			file.open--;
		}
	};
	return { file, reader: createStretchReader(open) };
}

describe('Stretches of a file', () => {
	it('are read from one stream where each begins behind the one before', async () => {
		const { file, reader } = createFile();
		expect(await buffer(reader.read(5, 20))).toEqual(bytes.subarray(5, 25));
		expect(await buffer(reader.read(25, 30))).toEqual(bytes.subarray(25, 55));
		expect(await buffer(reader.read(70, 30))).toEqual(bytes.subarray(70));
		expect(file).toMatchObject({ opened: 1, read: 100 });
		expect(await buffer(reader.read(80, 50))).toEqual(bytes.subarray(80));
	});

	it('may be read at the same time, and in any order', async () => {
		const { file, reader } = createFile();
		const stretches = await Promise.all(
			[60, 0, 30].map(async (start) => await buffer(reader.read(start, 30))),
		);
		expect(stretches).toEqual([60, 0, 30].map((start) => bytes.subarray(start, start + 30)));
		expect(file.opened).toBe(3);
		expect(await buffer(reader.read(10, 10))).toEqual(bytes.subarray(10, 20));
		expect(file.opened).toBe(4);
	});

	it('leave what follows them to the next one', async () => {
		const { file, reader } = createFile();
		expect(await buffer(reader.read(0, 20, 4))).toEqual(bytes.subarray(0, 24));
		expect(await buffer(reader.read(20, 20, 4))).toEqual(bytes.subarray(20, 44));
		expect(file.opened).toBe(1);
	});

	it('are read from the nearest stream that waits', async () => {
		const { file, reader } = createFile();
		await Promise.all([buffer(reader.read(0, 10)), buffer(reader.read(40, 10))]);
		const readBefore = file.read;
		await buffer(reader.read(60, 10));
		expect(file.read - readBefore).toBeLessThanOrEqual(20);
	});

	it.each([20, 40])(
		'are whole where a stream breaks that had to wait, after %i bytes',
		async (breaksAt) => {
			const { file, reader } = createFile();
			await buffer(reader.read(0, 20));
			file.breaksAt = breaksAt;
			expect(await buffer(reader.read(20, 60))).toEqual(bytes.subarray(20, 80));
			expect(file.opened).toBe(2);
		},
	);

	it('fail where a new stream breaks', async () => {
		const { file, reader } = createFile();
		file.breaksAt = 30;
		await expect(buffer(reader.read(0, 60))).rejects.toThrow('read ECONNRESET');
		expect(file).toMatchObject({ opened: 1, open: 0 });
	});

	it('are whole where a stream ends that had to wait', async () => {
		const { file, reader } = createFile();
		await buffer(reader.read(0, 20));
		file.endsAt = 40;
		expect(await buffer(reader.read(20, 60))).toEqual(bytes.subarray(20, 80));
		expect(file.opened).toBe(2);
	});

	it('leave no more than three streams open, those that are farthest', async () => {
		const { file, reader } = createFile();
		const starts = [0, 10, 20, 30, 40, 50];
		await Promise.all(starts.map(async (start) => await buffer(reader.read(start, 5))));
		expect(file.open).toBe(3);
		await Promise.all([60, 70, 80].map(async (start) => await buffer(reader.read(start, 5))));
		expect(file.opened).toBe(starts.length);
		for (let time = 0; time < 5; time++) await buffer(reader.read(0, 90));
		expect(file.open).toBe(3);
	});

	it('leave none open that are read to their end after their reader was closed', async () => {
		const { file, reader } = createFile();
		const stretch = reader.read(0, 30);
		await stretch.next();
		await reader.close();
		await buffer(stretch);
		expect(file.open).toBe(0);
	});

	it('leave no stream open once their reader is closed, or where one is given up', async () => {
		const { file, reader } = createFile();
		await Promise.all([buffer(reader.read(0, 10)), buffer(reader.read(40, 10))]);
		for await (const piece of reader.read(60, 30)) {
			expect(piece.length).toBeGreaterThan(0);
			break;
		}
		expect(file.open).toBe(1);
		await reader.close();
		expect(file.open).toBe(0);
	});
});
