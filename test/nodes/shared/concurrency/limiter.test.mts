import { createLimiter } from '../../../../nodes/shared/concurrency/limiter';

describe('a limiter', () => {
	it('lets so many tasks run at the same time', async () => {
		const { pass } = createLimiter(3, 100);
		let running = 0;
		let most = 0;
		const task = async () => {
			most = Math.max(most, ++running);
			await new Promise(setImmediate);
			running -= 1;
		};
		await Promise.all(Array.from({ length: 20 }, async () => await pass(task)));
		expect([most, running]).toEqual([3, 0]);
	});

	it('goes on after a task that fails', async () => {
		const { pass } = createLimiter(1, 100);
		const failing = pass(async () => await Promise.reject(new Error('no')));
		const next = pass(async () => 'next');
		await expect(failing).rejects.toThrow('no');
		await expect(next).resolves.toBe('next');
	});

	it('says when too many wait', async () => {
		const limiter = createLimiter(1, 1);
		let end = () => {};
		const held = limiter.pass(async () => await new Promise<void>((resolve) => (end = resolve)));
		expect(limiter.isFull()).toBe(false);
		const waiting = limiter.pass(async () => undefined);
		expect(limiter.isFull()).toBe(true);
		end();
		await Promise.all([held, waiting]);
		expect(limiter.isFull()).toBe(false);
	});
});
