import { findFirstFrame, isAlike } from '../formats/frames';
import type { Frame } from '../formats/frames';
import { readTagSize } from '../formats/id3';
import { AUDIO_HEAD_SIZE } from '../inspectAudio';
import { TRAILING_HEAD_SIZE, readTrailingTagSize } from '../formats/trailingTags';
import { cannotJoin, differs, readBytes } from './audioPart';
import type { AudioPart, JoinedPiece } from './audioPart';

/** Joins files of frames: MP3, or AAC in ADTS. */
export async function joinFrames(parts: readonly AudioPart[]): Promise<JoinedPiece[]> {
	const layouts: Layout[] = [];
	for (const part of parts) layouts.push(await readLayout(part));
	const [first] = layouts as [Layout];
	const differing = layouts.find(({ frame }) => !isAlike(frame, first.frame));
	if (differing) throw differs(differing.part);
	const { part, tagSize, end } = first;
	return [
		{ kind: 'slice', part, start: 0, length: tagSize },
		...layouts.map((layout): JoinedPiece => {
			const { start } = layout;
			return { kind: 'slice', part: layout.part, start, length: layout.end - start };
		}),
		{ kind: 'slice', part, start: end, length: part.size - end },
	];
}

/** Where the frames of a part are, in bytes. */
interface Layout {
	part: AudioPart;
	/** Of the tags that it begins with. */
	tagSize: number;
	/** Of the first frame with sound, and behind the last one. */
	start: number;
	end: number;
	frame: Frame;
}

async function readLayout(part: AudioPart): Promise<Layout> {
	let tagSize = 0;
	let bytes = part.head;
	for (let size = readTagSize(bytes); size > 0; size = readTagSize(bytes)) {
		tagSize += size;
		bytes = await readBytes(part, tagSize, AUDIO_HEAD_SIZE);
	}
	const first = findFirstFrame(bytes, 0);
	if (!first) throw cannotJoin(`The part '${part.key}' has no sound where it should begin`);
	const { position, frame } = first;
	const start = tagSize + position + ('info' in frame && frame.info ? frame.size : 0);
	const tail = await readBytes(
		part,
		Math.max(0, part.size - TRAILING_HEAD_SIZE),
		TRAILING_HEAD_SIZE,
	);
	const end = Math.max(start, part.size - readTrailingTagSize(tail));
	return { part, tagSize, start, end, frame };
}
