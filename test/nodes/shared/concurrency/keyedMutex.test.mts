import { createKeyedMutex } from '../../../../nodes/shared/concurrency/keyedMutex';

/** Tasks that note when they begin and end. */
function createTasks() {
	const events: string[] = [];
	const task = (name: string) => async () => {
		events.push(`${name} begins`);
		await new Promise(setImmediate);
		events.push(`${name} ends`);
		return name;
	};
	return { events, task };
}

describe('A keyed mutex', () => {
	it('runs tasks with the same key one after the other, in order', async () => {
		const { events, task } = createTasks();
		const inTurn = createKeyedMutex();
		const results = await Promise.all(['a', 'b', 'c'].map((name) => inTurn('key', task(name))));
		expect(results).toEqual(['a', 'b', 'c']);
		expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	it('runs tasks with different keys side by side', async () => {
		const { events, task } = createTasks();
		const inTurn = createKeyedMutex();
		await Promise.all([inTurn('one', task('a')), inTurn('other', task('b'))]);
		expect(events).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
	});

	it('goes on after a task that fails', async () => {
		const inTurn = createKeyedMutex();
		const failing = inTurn('key', async () => await Promise.reject(new Error('no')));
		const next = inTurn('key', async () => 'next');
		await expect(failing).rejects.toThrow('no');
		await expect(next).resolves.toBe('next');
	});

	it('keeps to the order when a task is added while the one before it ends', async () => {
		const { events, task } = createTasks();
		const inTurn = createKeyedMutex();
		const first = inTurn('key', task('a'));
		const second = inTurn('key', task('b'));
		await first;
		await Promise.all([second, inTurn('key', task('c'))]);
		expect(events.slice(2)).toEqual(['b begins', 'b ends', 'c begins', 'c ends']);
	});
});
