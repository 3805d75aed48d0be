import { watchIdle } from '../../../../nodes/shared/streams/idleLimit';

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

	it('may take any time while something moves', async () => {
		const watch = watchIdle(100, never);
		for (let step = 0; step < 10; step++) {
			await wait(30);
			watch.moved();
		}
		expect(watch.signal.aborted).toBe(false);
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
