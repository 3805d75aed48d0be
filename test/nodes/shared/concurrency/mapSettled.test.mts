import { mapSettled } from '../../../../nodes/shared/concurrency/mapSettled';

const never = new AbortController().signal;
const numbers = [0, 1, 2, 3, 4, 5];

describe('mapSettled', () => {
	it('gives the outcomes in the order of the items, whichever task ends first', async () => {
		const outcomes = await mapSettled(
			numbers,
			async (number, index) => {
				for (let turn = number; turn < numbers.length; turn++) await new Promise(setImmediate);
				if (number === 2) throw new Error('no');
				return [number, index];
			},
			{ concurrency: 3, stopOnFailure: false, signal: never },
		);
		expect(outcomes).toEqual(
			numbers.map((number) =>
				number === 2
					? { status: 'rejected', reason: new Error('no') }
					: { status: 'fulfilled', value: [number, number] },
			),
		);
	});

	it('runs no more tasks at a time than it is told to', async () => {
		let running = 0;
		let most = 0;
		const task = async () => {
			most = Math.max(most, ++running);
			await new Promise(setImmediate);
			running -= 1;
		};
		await mapSettled(numbers, task, { concurrency: 2, stopOnFailure: false, signal: never });
		expect([most, running]).toEqual([2, 0]);
	});

	it('begins no further task after a failure, where it is told to stop', async () => {
		const outcomes = await mapSettled(
			numbers,
			async (number) => {
				if (number === 1) throw new Error('no');
				return number;
			},
			{ concurrency: 1, stopOnFailure: true, signal: never },
		);
		expect(outcomes.map((outcome) => outcome?.status)).toEqual([
			'fulfilled',
			'rejected',
			...new Array(4).fill(undefined),
		]);
	});

	it('begins no further task once it is cancelled', async () => {
		const cancellation = new AbortController();
		const outcomes = await mapSettled(
			numbers,
			async (number) => {
				if (number === 1) cancellation.abort();
				return number;
			},
			{ concurrency: 1, stopOnFailure: false, signal: cancellation.signal },
		);
		expect(outcomes.map((outcome) => outcome?.status)).toEqual([
			'fulfilled',
			'fulfilled',
			...new Array(4).fill(undefined),
		]);
	});
});
