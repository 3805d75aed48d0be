import type { Place } from './cutFinder';

/** A place that may be cut, and how loud it is there. */
export interface QuietSpot {
	place: Place;
	loudness: number;
}

/** What counts as quiet, in the unit of the loudness. */
export interface QuietScale {
	/** Whatever is not louder than this is silence. */
	silence: number;
	/** How many times as loud as the quietest spot a spot may be that is as good to cut. */
	tolerance: number;
}

/** This share of all spots counts as quiet, because pauses are not even. */
const QUIET_SHARE = 0.05;

/** How many spots on either side of a quiet one must be as quiet: a pause, not a gap within a word. */
const MARGIN = 2;

/**
 * Finds the best place to cut: the middle of the longest run of quiet spots, the last of those that are equally long.
 *
 * @param spots in order, at equal distances
 * @returns undefined where there are no spots
 */
export function findQuietestPlace(
	spots: readonly QuietSpot[],
	{ silence, tolerance }: QuietScale,
): Place | undefined {
	const loudest = spots.map((_spot, index) => findLoudest(spots, index));
	const sorted = Float64Array.from(loudest).sort();
	const [quietest = 0] = sorted;
	const common = sorted[Math.floor(sorted.length * QUIET_SHARE)] ?? 0;
	const limit = Math.max(silence, quietest * tolerance, common);
	let best = { start: 0, length: 0 };
	let length = 0;
	loudest.forEach((loudness, index) => {
		length = loudness <= limit ? length + 1 : 0;
		if (length > 0 && length >= best.length) best = { start: index - length + 1, length };
	});
	return spots[best.start + Math.floor(best.length / 2)]?.place;
}

/** Of a spot and those beside it. */
function findLoudest(spots: readonly QuietSpot[], index: number): number {
	let loudest = 0;
	const end = Math.min(spots.length, index + MARGIN + 1);
	for (let near = Math.max(0, index - MARGIN); near < end; near++)
		loudest = Math.max(loudest, spots[near]!.loudness);
	return loudest;
}
