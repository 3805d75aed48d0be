import { LEAST_MOVED, watchIdle } from '../../../../nodes/shared/streams/idleLimit';

const never = new AbortController().signal;

describe('An exchange that is watched', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());
	const wait = async (milliseconds: number) => await jest.advanceTimersByTimeAsync(milliseconds);

	it('is ended when it stands still', async () => {
		const watch = watchIdle(50, never);
		await wait(150);
		expect(watch.signal.aborted).toBe(true);
	});

	it.each([1, 2, 10])('may take any time while enough moves, in %i pieces', async (pieces) => {
		const watch = watchIdle(100, never);
		for (let step = 0; step < 100; step++) {
			await wait(90 / pieces);
			watch.moved(LEAST_MOVED / pieces);
		}
		expect(watch.signal.aborted).toBe(false);
		watch.stop();
	});

	it('is ended when it trickles', async () => {
		const watch = watchIdle(100, never);
		let steps = 0;
		while (!watch.signal.aborted && steps < 100) {
			await wait(10);
			watch.moved(1);
			steps++;
		}
		expect(steps).toBe(10);
		watch.stop();
	});

	it('is not ended once it is over', async () => {
		const watch = watchIdle(50, never);
		watch.stop();
		await wait(150);
		expect(watch.signal.aborted).toBe(false);
	});

	it('is ended by the given signal, with its reason', () => {
		const cancellation = new AbortController();
		const watch = watchIdle(1000, cancellation.signal);
		cancellation.abort(new Error('Cancelled'));
		expect(watch.signal.reason).toEqual(new Error('Cancelled'));
		watch.stop();
	});
});
