import { inspectAudio } from '../inspectAudio';
import { cannotJoin, differs } from './audioPart';
import type { AudioPart, JoinedPiece } from './audioPart';
import { joinFrames } from './frames/joinFrames';
import { joinWav } from './joinWav';

/**
 * Plans how to join parts of the same format, in order and without decoding them. What the first part says about itself
 * in tags or chunks is kept, such as a label that a machine has made it; what the others say is left out.
 *
 * WAV gets one header for the samples of all parts. MP3 and AAC frames follow each other. Encoders put up to a tenth of a
 * second of silence around each part. Where MP3 parts say how much, all but about a frame of it is left out at each join;
 * AAC in ADTS cannot say, so there it stays.
 *
 * @param parts at least one
 * @throws ServiceError where parts differ, or their format cannot be joined like this; what reading a part throws
 */
export async function planJoin(parts: readonly AudioPart[]): Promise<JoinedPiece[]> {
	const formats = parts.map(({ head, size }) => inspectAudio(head, size)?.extension);
	const [first] = formats;
	if (first === undefined) throw cannotJoin('Parts of an unknown format cannot be joined');
	const join = JOINS[first];
	if (!join) throw cannotJoin(`Parts in ${first.toUpperCase()} cannot be joined`);
	const differing = formats.findIndex((format) => JOINS[format ?? ''] !== join);
	if (differing !== -1) throw differs(parts[differing]!);
	return await join(parts);
}

type Join = (parts: readonly AudioPart[]) => Promise<JoinedPiece[]>;

/** By file extension. */
const JOINS: Record<string, Join> = { wav: joinWav, mp3: joinFrames, aac: joinFrames };
