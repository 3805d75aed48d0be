import { buffer } from 'node:stream/consumers';
import { readJoined } from '../../../../../nodes/shared/audio/joining/audioPart';
import type { AudioPart } from '../../../../../nodes/shared/audio/joining/audioPart';
import { planJoin } from '../../../../../nodes/shared/audio/joining/planJoin';
import { inPieces } from '../inPieces.mts';

const HEAD_SIZE = 64 * 1024;

/** A stored file as one part of an audio. */
export function toPart(file: Buffer, key: string): AudioPart {
	const read = (start: number, length: number) => inPieces(file.subarray(start, start + length));
	return { key, head: file.subarray(0, HEAD_SIZE), size: file.length, read };
}

/** Joins files as `planJoin` plans it. */
export async function join(...files: Buffer[]): Promise<Buffer> {
	const plan = await planJoin(files.map((file, index) => toPart(file, String(index))));
	return await buffer(readJoined(plan));
}
