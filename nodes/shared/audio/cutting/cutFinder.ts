import { findQuietestPlace } from './quietestPlace';
import type { QuietScale, QuietSpot } from './quietestPlace';

/** A place in a recording, by what precedes it. */
export interface Place {
	/** In the file, in bytes. */
	position: number;
	/** Samples and bytes of sound before it. */
	samples: number;
	bytes: number;
}

/** A short stretch of sound that may be cut in one place. */
export interface Stretch {
	start: Place;
	end: Place;
	cut: Place;
	/** Not called where no cut is looked for. */
	measureLoudness(): number;
}

/** What a part may hold, and where it may end. */
export interface FinderOptions {
	maxSamples: number;
	maxBytes: number;
	/** Over how many samples before the limit the quietest place is looked for, at most. */
	searchedSamples: number;
	scale: QuietScale;
}

/** Finds cuts while a recording passes by. */
export interface CutFinder {
	/** Takes the next stretch, which begins where the one before it ended. */
	add(stretch: Stretch): void;
	/** How many parts have ended. */
	count(): number;
	/** @returns the cuts, in order */
	finish(): Place[];
}

/** As shares of the largest part. */
const LONGEST_SEARCH = 0.25;
const SHORT_TAIL = 0.25;
const MIDDLE = { from: 0.45, to: 0.6 };

/**
 * Ends each part at the quietest place shortly before its limit. It remembers the loudness of one such zone at a time. Where
 * a short rest would be left at the end, it is shared with the part before it, which is then cut near its middle.
 */
export function createCutFinder(options: FinderOptions): CutFinder {
	const { maxSamples, maxBytes, searchedSamples, scale } = options;
	const searched = Math.min(LONGEST_SEARCH, searchedSamples / maxSamples);
	const fill = (from: Place, to: Place) =>
		Math.max((to.samples - from.samples) / maxSamples, (to.bytes - from.bytes) / maxBytes);

	const cuts: Place[] = [];
	let part = openPart({ position: 0, samples: 0, bytes: 0 });
	let previous: { start: Place; middle: Place | undefined } | undefined;
	let end: Place | undefined;

	const cut = (place: Place) => {
		cuts.push(place);
		previous = { start: part.start, middle: findQuietestPlace(part.middle, scale) };
		part = openPart(place);
	};
	const add = (stretch: Stretch) => {
		end ??= (part = openPart(stretch.start)).start;
		while (fill(part.start, stretch.end) > 1 && stretch.start.samples > part.start.samples)
			cut(findQuietestPlace(part.late, scale) ?? stretch.start);
		const share = fill(part.start, stretch.cut);
		const isLate = share >= 1 - searched && stretch.cut.samples > part.start.samples;
		const isMiddle = share >= MIDDLE.from && share <= MIDDLE.to;
		if (isLate || isMiddle) {
			const spot = { place: stretch.cut, loudness: stretch.measureLoudness() };
			if (isLate) part.late.push(spot);
			if (isMiddle) part.middle.push(spot);
		}
		end = stretch.end;
	};
	const finish = () => {
		if (!end || !previous?.middle || fill(part.start, end) >= SHORT_TAIL) return cuts;
		const { start, middle } = previous;
		const fits = fill(start, middle) <= 1 && fill(middle, end) <= 1;
		return fits ? [...cuts.slice(0, -1), middle] : cuts;
	};
	return { add, count: () => cuts.length, finish };
}

/** The part that the next cut will end. */
interface OpenPart {
	start: Place;
	/** Around its middle, and before its limit. */
	middle: QuietSpot[];
	late: QuietSpot[];
}

function openPart(start: Place): OpenPart {
	return { start, middle: [], late: [] };
}
