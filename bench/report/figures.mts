/** A number that a benchmark found. */
export interface Figure {
	/** Such as `invoke.peakMB`; it stays the same over time. */
	key: string;
	value: number;
	/** The most it may be; missing where it is only reported. */
	goal?: number;
	/** Whether the benchmarks fail where the goal is missed, because the machine makes no difference. */
	isGuarded?: boolean;
}

/** A row of a table that shows more than the figures: labels, and numbers with units in their names. */
export type Row = Record<string, string | number>;

/** What a benchmark found. */
export interface Findings {
	figures: Figure[];
	/** All it measured. */
	rows: Row[];
}

/**
 * A benchmark.
 *
 * @param isQuick whether to take at most a few seconds, with smaller sizes
 */
export type Benchmark = (isQuick: boolean) => Promise<Findings>;

/** Rounds to a number of digits that can be compared. */
export function round(value: number, digits = 2): number {
	return Number(value.toFixed(digits));
}
