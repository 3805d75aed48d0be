import { buffer } from 'node:stream/consumers';
import type { AudioSource, CutPlan } from '../../../../../nodes/shared/audio/cutting/cutPlan';
import { readPart } from '../../../../../nodes/shared/audio/cutting/readPart';
import { createStretchReader } from '../../../../../nodes/shared/streams/stretchReader';
import { inPieces } from '../inPieces.mts';

/** A stored file. */
export function toSource(file: Buffer, pieceSize = 10_000): AudioSource {
	return { fileName: 'interview', open: () => inPieces(file, pieceSize) };
}

/** All parts of a file, read at the same time. */
export async function readParts(source: AudioSource, plan: CutPlan): Promise<Buffer[]> {
	const reader = createStretchReader(source.open);
	return await Promise.all(
		plan.parts.map(async (_part, index) => await buffer(readPart(source, reader, plan, index))),
	);
}

/** Where parts begin, other than the first, and whether that is within a pause; an encoder may be late by `delay` seconds. */
export function locateCuts(
	{ parts }: CutPlan,
	pauses: ReadonlyArray<{ start: number; end: number }>,
	delay = 0,
): Array<{ seconds: number; isInPause: boolean }> {
	return parts.slice(1).map(({ startSeconds: seconds }) => ({
		seconds,
		isInPause: pauses.some(({ start, end }) => start <= seconds && seconds <= end + delay),
	}));
}
