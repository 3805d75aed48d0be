import { createKeyedLimiter } from '../../../../nodes/shared/concurrency/keyedLimiter';

function task() {
	let finish = () => {};
	const done = new Promise<void>((resolve) => {
		finish = resolve;
	});
	return { run: async () => await done, finish };
}

describe('A limiter with keys', () => {
	it('lets nobody wait for the tasks of another', async () => {
		const limiter = createKeyedLimiter(1, 1);
		const [first, second] = [task(), task()];
		const running = limiter.run('flood', first.run);
		const waiting = limiter.run('flood', second.run);
		expect([limiter.isFull('flood'), limiter.isFull('other')]).toEqual([true, false]);
		expect(await limiter.run('other', async () => 'done')).toBe('done');
		first.finish();
		second.finish();
		await Promise.all([running, waiting]);
		expect(limiter.isFull('flood')).toBe(false);
	});

	it('goes on after a task that failed', async () => {
		const limiter = createKeyedLimiter(1, 0);
		const fail = async () => await Promise.reject(new Error('no'));
		await expect(limiter.run('key', fail)).rejects.toThrow('no');
		expect(await limiter.run('key', async () => 'done')).toBe('done');
	});
});
