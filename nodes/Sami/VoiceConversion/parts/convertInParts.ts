import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CutPlan } from '../../../shared/audio/cutting/cutPlan';
import { readPart } from '../../../shared/audio/cutting/readPart';
import type { NameFile } from '../../../shared/audio/storeAudio';
import type { Limiter } from '../../../shared/concurrency/limiter';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { rethrow } from '../../../shared/http/rethrow';
import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import { createStretchReader } from '../../../shared/streams/stretchReader';
import type { StretchReader } from '../../../shared/streams/stretchReader';
import type { Payload } from '../../invoke/request';
import { state } from '../../state';
import { convertRecording } from '../convertRecording';
import type { ConversionLimits, SentRecording } from '../convertRecording';
import type { Converted } from '../storeConverted';
import { joinParts } from './joinParts';
import { namePart } from './namePart';
import { toSource } from './planParts';

/** A recording that is converted in parts. */
export interface SplitConversion {
	itemIndex: number;
	payload: Payload;
	recording: BinaryInput;
	cutPlan: CutPlan;
	/** Of the converted file, without extension. */
	name: string;
}

/**
 * Converts a recording part by part, and joins the parts. Each is tried again alone. Once one has failed no further one
 * begins, but those under way are finished, because they are paid for. When n8n tries the node again, only parts that are
 * missing are converted.
 *
 * @param limiter of all recordings and parts of the run
 * @throws ServiceError that names the part that SAMI did not convert, or says that the parts cannot be joined
 */
export async function convertInParts(
	context: IExecuteFunctions,
	conversion: SplitConversion,
	limiter: Limiter,
	limits: ConversionLimits & { concurrency: number },
): Promise<Converted> {
	const { itemIndex, recording, cutPlan, name } = conversion;
	const { signal, concurrency } = limits;
	const item = context.getInputData()[itemIndex]!;
	const memory = recallParts(item);
	const reader = createStretchReader(toSource(recording).open);
	const failed = new AbortController();
	const convertOnce = async (index: number) => {
		try {
			signal.throwIfAborted();
			failed.signal.throwIfAborted();
			const part = toPartConversion(conversion, reader, index);
			return await convertRecording(context, part, limits);
		} catch (error) {
			failed.abort(namePart(error, cutPlan.parts[index]!, recording));
			return rethrow(failed.signal.reason);
		}
	};
	const convertPart = async (_part: unknown, index: number) => {
		const key = identify(conversion, index);
		const part = memory.get(key) ?? (await limiter.run(async () => await convertOnce(index)));
		memory.set(key, part);
		return part;
	};
	const outcomes = await mapSettled(cutPlan.parts, convertPart, {
		concurrency,
		stopOnFailure: true,
		signal,
	});
	await reader.close();
	signal.throwIfAborted();
	failed.signal.throwIfAborted();
	const parts = outcomes.flatMap((outcome) =>
		outcome?.status === 'fulfilled' ? [outcome.value] : [],
	);
	const joined = await joinParts(context, itemIndex, parts, nameAfter(name));
	state.convertedParts.delete(item);
	return joined;
}

function toPartConversion(
	{ payload, recording, cutPlan, name }: SplitConversion,
	reader: StretchReader,
	index: number,
): { payload: Payload; recording: SentRecording; nameFile: NameFile } {
	const pieces = () => readPart(toSource(recording), reader, cutPlan, index);
	return {
		payload,
		recording: {
			size: cutPlan.parts[index]!.bytes,
			// What remains open belongs to the reader, which is closed after the last part.
			open: async () => ({ pieces: pieces(), close: () => {} }),
		},
		nameFile: nameAfter(`${name}-part-${index + 1}`),
	};
}

/** Parts of an input item that are already converted. They are kept until all are, or n8n drops the item. */
function recallParts(item: INodeExecutionData): Map<string, Converted> {
	const known = state.convertedParts.get(item) ?? new Map<string, Converted>();
	state.convertedParts.set(item, known);
	return known;
}

/** What a part is converted from and to: an expression may return something else when n8n tries the node again. */
function identify({ payload, recording, cutPlan }: SplitConversion, index: number): string {
	const { fileName, size } = recording;
	const { start, end } = cutPlan.parts[index]!;
	return JSON.stringify([payload, fileName, size, start, end]);
}

function nameAfter(name: string): NameFile {
	return ({ extension }) => `${name}.${extension}`;
}
