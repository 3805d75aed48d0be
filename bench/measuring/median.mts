/** The number in the middle; of an even count, the mean of the two. */
export function median(numbers: readonly number[]): number {
	if (numbers.length === 0) throw new Error('There is nothing to take the median of');
	const sorted = numbers.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
