import { peek } from '../streams/byteStream';
import type { ByteStream, Peeked } from '../streams/byteStream';
import { readTagSize } from './formats/tags/id3';
import { AUDIO_HEAD_SIZE } from './inspectAudio';
import { readWavHeader } from './formats/wav';

/** Whatever precedes the sound and is longer than this is not read, and the duration stays unknown. */
const LARGEST_HEAD = 16 * 1024 * 1024;

/**
 * Looks at the beginning of an audio file, as far as `inspectAudio` needs it: `AUDIO_HEAD_SIZE` bytes, and more where a
 * tag with a picture, or notes of an editor, precede the sound.
 */
export async function peekAudio(stream: ByteStream): Promise<Peeked> {
	let peeked = await peek(stream, AUDIO_HEAD_SIZE);
	for (;;) {
		const { length } = peeked.head;
		const wanted = measureHead(peeked.head);
		if (wanted <= length || wanted > LARGEST_HEAD) return peeked;
		// Twice as much at least, so that a file of many small notes is not copied again for each of them.
		peeked = await peek(peeked.whole, Math.max(wanted, 2 * length));
		if (peeked.head.length === length) return peeked;
	}
}

function measureHead(head: Buffer): number {
	const tagSize = readTagSize(head);
	if (tagSize > 0) return tagSize + AUDIO_HEAD_SIZE;
	return readWavHeader(head)?.unreadUntil ?? 0;
}
