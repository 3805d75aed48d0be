import { readText } from '../../../../nodes/shared/http/readText';

async function* repeat(text: string, times: number): AsyncGenerator<Uint8Array> {
	for (let count = 0; count < times; count += 1) yield Buffer.from(text);
}

describe('The text of an answer', () => {
	it('is read whole, also where a character is cut in two', async () => {
		const [first, second] = [Buffer.from('声').subarray(0, 1), Buffer.from('声').subarray(1)];
		async function* pieces() {
			yield first!;
			yield second!;
		}
		expect(await readText(pieces(), 100, 'SAMI')).toBe('声');
	});

	it('is given up as soon as it is longer than any answer of the service', async () => {
		let sent = 0;
		async function* endless() {
			for (;;) {
				sent += 1;
				yield Buffer.alloc(1024 * 1024);
			}
		}
		await expect(readText(endless(), 2 * 1024 * 1024, 'SAMI')).rejects.toMatchObject({
			message: 'SAMI sent more than 2 MB, far more than any response of its API',
			code: 'serviceFailed',
		});
		expect(sent).toBe(3);
	});

	it('may be as long as the limit', async () => {
		expect(await readText(repeat('ab', 5), 10, 'SAMI')).toBe('ababababab');
	});
});
