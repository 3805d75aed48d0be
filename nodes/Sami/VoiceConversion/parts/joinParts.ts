import type { IExecuteFunctions } from 'n8n-workflow';
import { AUDIO_HEAD_SIZE } from '../../../shared/audio/inspectAudio';
import { readJoined } from '../../../shared/audio/joining/audioPart';
import type { AudioPart } from '../../../shared/audio/joining/audioPart';
import { planJoin } from '../../../shared/audio/joining/planJoin';
import { storeAudio } from '../../../shared/audio/storeAudio';
import type { NameFile } from '../../../shared/audio/storeAudio';
import { ServiceError } from '../../../shared/http/serviceError';
import { rethrow } from '../../../shared/http/rethrow';
import { findBinaryInput, inChunks } from '../../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import { createByteReader } from '../../../shared/streams/byteReader';
import type { Converted } from '../storeConverted';

/**
 * Joins converted parts into one file of n8n's binary store, while they are read from there.
 *
 * @param parts in order, at least one
 * @throws ServiceError where they cannot be joined without decoding them
 */
export async function joinParts(
	context: IExecuteFunctions,
	itemIndex: number,
	parts: readonly Converted[],
	nameFile: NameFile,
): Promise<Converted> {
	const opened: AudioPart[] = [];
	for (const { binary } of parts)
		opened.push(await openPart(await findBinaryInput(context, itemIndex, binary)));
	const { type } = parts[0]!;
	const stored = await storeAudio(context, readJoined(await planPieces(opened)), {
		nameFile,
		fallback: type,
		explainEmpty: () => cannotBeJoined('SAMI returned parts without sound'),
		explainForeign: () => undefined,
	});
	return {
		...stored,
		type: stored.type ?? type,
		taskId: list(parts.map(({ taskId }) => taskId)),
		logId: list(parts.map(({ logId }) => logId)),
		payload: undefined,
		parts: parts.length,
	};
}

async function planPieces(parts: AudioPart[]) {
	try {
		return await planJoin(parts);
	} catch (error) {
		if (error instanceof ServiceError) throw cannotBeJoined(error.message);
		rethrow(error);
	}
}

function cannotBeJoined(message: string): ServiceError {
	return new ServiceError(message, {
		hint: 'Set Format in Options to another format. If it keeps failing, split the recording before this node, and let each part be an item',
		code: 'resultMissing',
	});
}

/** Opens the file anew for whatever is read of it: n8n can only read a file from its beginning. */
async function openPart(input: BinaryInput): Promise<AudioPart> {
	const { size, fileName = '' } = input;
	const read = async function* (start: number, length: number) {
		const reader = createByteReader(inChunks(await input.open()));
		try {
			await reader.skip(start);
			yield* reader.read(length);
		} finally {
			await reader.close();
		}
	};
	const head: Uint8Array[] = [];
	for await (const piece of read(0, Math.min(size, AUDIO_HEAD_SIZE))) head.push(piece);
	return { key: fileName, size, head: Buffer.concat(head), read };
}

/** What the vendor's support asks for, of each part. */
function list(ids: ReadonlyArray<string | undefined>): string | undefined {
	return ids.filter((id) => id !== undefined).join(', ') || undefined;
}
