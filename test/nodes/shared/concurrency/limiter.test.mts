import { createLimiter } from '../../../../nodes/shared/concurrency/limiter';

describe('A limiter', () => {
	it('runs no more tasks at a time than it is told to, and runs them all', async () => {
		const { run } = createLimiter(3, 100);
		let running = 0;
		let most = 0;
		const task = async () => {
			most = Math.max(most, ++running);
			await new Promise(setImmediate);
			running -= 1;
		};
		await Promise.all(Array.from({ length: 20 }, async () => await run(task)));
		expect([most, running]).toEqual([3, 0]);
	});

	it('goes on after a task that fails', async () => {
		const { run } = createLimiter(1, 100);
		const failing = run(async () => await Promise.reject(new Error('no')));
		const next = run(async () => 'next');
		await expect(failing).rejects.toThrow('no');
		await expect(next).resolves.toBe('next');
	});

	it('says when its queue is full', async () => {
		const limiter = createLimiter(1, 1);
		let end = () => {};
		const held = limiter.run(async () => await new Promise<void>((resolve) => (end = resolve)));
		expect(limiter.isFull()).toBe(false);
		const waiting = limiter.run(async () => undefined);
		expect(limiter.isFull()).toBe(true);
		end();
		await Promise.all([held, waiting]);
		expect(limiter.isFull()).toBe(false);
	});
});
