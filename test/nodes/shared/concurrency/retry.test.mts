import { parseRetryAfter, withRetries } from '../../../../nodes/shared/concurrency/retry';
import { ServiceError } from '../../../../nodes/shared/http/serviceError';

const busy = (afterMilliseconds?: number) =>
	new ServiceError('busy', { hint: 'wait', retry: { kind: 'later', afterMilliseconds } });

function failing(times: number, error: Error) {
	let attempts = 0;
	const attempt = async () => {
		attempts++;
		if (attempts <= times) throw error;
		return 'done';
	};
	return { attempt, attempts: () => attempts };
}

describe('withRetries', () => {
	const { signal } = new AbortController();

	it('tries again what may succeed later', async () => {
		const { attempt, attempts } = failing(2, busy(0));
		expect(await withRetries(attempt, { retries: 2, signal })).toBe('done');
		expect(attempts()).toBe(3);
	});

	it('gives up after the last retry, with the last error', async () => {
		const { attempt, attempts } = failing(9, busy(0));
		await expect(withRetries(attempt, { retries: 2, signal })).rejects.toThrow('busy');
		expect(attempts()).toBe(3);
	});

	it.each([
		['what would fail again', new ServiceError('refused', { hint: 'correct it' })],
		['an error it does not know', new TypeError('bug')],
		['a service that asks for more than two minutes', busy(120_001)],
	])('does not try again %s', async (_what, error) => {
		const { attempt, attempts } = failing(9, error);
		await expect(withRetries(attempt, { retries: 5, signal })).rejects.toBe(error);
		expect(attempts()).toBe(1);
	});

	it('waits longer each time, at random, up to half a minute', async () => {
		jest.useFakeTimers();
		jest.spyOn(Math, 'random').mockReturnValue(1);
		try {
			const { attempt, attempts } = failing(99, busy());
			const running = withRetries(attempt, { retries: 8, signal });
			running.catch(() => {});
			for (const [index, delay] of [
				500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
			].entries()) {
				await jest.advanceTimersByTimeAsync(delay - 1);
				expect(attempts()).toBe(index + 1);
				await jest.advanceTimersByTimeAsync(1);
				expect(attempts()).toBe(index + 2);
			}
			await expect(running).rejects.toThrow('busy');
		} finally {
			jest.restoreAllMocks();
			jest.useRealTimers();
		}
	});

	it('stops waiting at once when it is cancelled', async () => {
		const cancellation = new AbortController();
		const { attempt, attempts } = failing(9, busy(100_000));
		const running = withRetries(attempt, { retries: 5, signal: cancellation.signal });
		cancellation.abort(new Error('cancelled'));
		await expect(running).rejects.toThrow('cancelled');
		expect(attempts()).toBe(1);
		await expect(withRetries(attempt, { retries: 5, signal: cancellation.signal })).rejects.toThrow(
			'cancelled',
		);
		expect(attempts()).toBe(1);
	});
});

describe('parseRetryAfter', () => {
	const now = Date.parse('2023-09-20T19:20:18Z');

	it.each([
		['120', 120_000],
		['0', 0],
		['Wed, 20 Sep 2023 19:20:48 GMT', 30_000],
		['Wed, 20 Sep 2023 19:20:00 GMT', 0],
		['1.5', 1500],
		['-5', undefined],
		['1, 2', undefined],
		['2023', 2_023_000],
		['2023-09-20', undefined],
		['soon', undefined],
		[undefined, undefined],
		[['1'], undefined],
	])('reads %p', (header, milliseconds) => {
		expect(parseRetryAfter(header, now)).toBe(milliseconds);
	});
});
