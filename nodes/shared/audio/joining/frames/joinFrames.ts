import { isAlike } from '../../formats/frames';
import { differs } from '../audioPart';
import type { AudioPart, JoinedPiece } from '../audioPart';
import { describeJoined } from './describeJoined';
import { readFrameLayout } from './frameLayout';
import type { FrameLayout } from './frameLayout';
import { trimParts } from './trimParts';

/** Joins files of frames: MP3, or AAC in ADTS. */
export async function joinFrames(parts: readonly AudioPart[]): Promise<JoinedPiece[]> {
	const layouts: FrameLayout[] = [];
	for (const part of parts) layouts.push(await readFrameLayout(part));
	const [first] = layouts as [FrameLayout];
	const differing = layouts.find(({ frame }) => !isAlike(frame, first.frame));
	if (differing) throw differs(differing.part);
	const trimmed = trimParts(layouts);
	const description = describeJoined(trimmed);
	const { part, tagSize, end } = first;
	return [
		{ kind: 'slice', part, start: 0, length: tagSize },
		...keepBytes(description),
		...trimmed.flatMap(({ layout, opening, start, end }): JoinedPiece[] => [
			...keepBytes(opening),
			{ kind: 'slice', part: layout.part, start, length: end - start },
		]),
		{ kind: 'slice', part, start: end, length: part.size - end },
	];
}

function keepBytes(bytes: Buffer | undefined): JoinedPiece[] {
	return bytes ? [{ kind: 'bytes', bytes }] : [];
}
