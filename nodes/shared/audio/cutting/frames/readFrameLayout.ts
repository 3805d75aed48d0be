import type { ByteReader } from '../../../streams/byteReader';
import { nameForeignFile } from '../../formats/foreignFile';
import { nameFormat } from '../../formats/formatName';
import { findFirstFrame } from '../../formats/frames';
import { readTagSize } from '../../formats/tags/id3';
import { AUDIO_HEAD_SIZE, inspectAudio } from '../../inspectAudio';
import type { AudioSource, FrameLayout } from '../cutPlan';
import { cannotBeCut, holdsNoSound, isForeign } from '../refusals';

const TAG_HEADER_SIZE = 10;

/**
 * Finds the first frame with sound of an MP3 or AAC file behind its tags, in constant memory, whatever their size. The reader
 * is then at that frame.
 *
 * @throws InputError where the file is neither
 */
export async function readFrameLayout(
	reader: ByteReader,
	source: AudioSource,
): Promise<FrameLayout> {
	await skipTags(reader);
	const head = await reader.peek(AUDIO_HEAD_SIZE);
	const isTagged = reader.position > 0;
	if (!isTagged) requireFrames(head, source);
	const first = findFirstFrame(head, 0);
	if (!first) throw holdsNoSound(source);
	const { position, frame } = first;
	const describesFile = isDescription(head.subarray(position, position + frame.size));
	const start = reader.position + position + (describesFile ? frame.size : 0);
	await reader.skip(start - reader.position);
	const { extension: format, sampleRate, channels } = frame;
	return { format, frame, sampleRate, channels, start };
}

async function skipTags(reader: ByteReader): Promise<void> {
	for (;;) {
		// The header alone tells the size; with more, the tags that follow would be counted too.
		const size = readTagSize(await reader.peek(TAG_HEADER_SIZE));
		if (size === 0) return;
		const { position } = reader;
		await reader.skip(size);
		if (reader.position < position + size) return;
	}
}

/** What no tag precedes must begin as MP3 or AAC: other files may hold frames too, such as an archive. */
function requireFrames(head: Buffer, source: AudioSource): void {
	const audio = inspectAudio(head);
	if (audio?.extension === 'mp3' || audio?.extension === 'aac') return;
	if (audio) throw cannotBeCut(source, nameFormat(head, audio));
	if (head.length === 0) throw holdsNoSound(source);
	const kind = nameForeignFile(head);
	throw kind === undefined ? cannotBeCut(source, 'in an unknown format') : isForeign(source, kind);
}

/** The frame in which an encoder describes the whole file holds no sound. Its name stands at the end of the side information. */
function isDescription(frame: Buffer): boolean {
	return /Xing|Info|VBRI/.test(frame.toString('latin1', 4, 40));
}
