import type { AudioSource, CutPlan } from '../../../shared/audio/cutting/cutPlan';
import { planCuts } from '../../../shared/audio/cutting/planCuts';
import { isTooLong } from '../../../shared/audio/recording';
import { rethrow } from '../../../shared/http/rethrow';
import { InputError } from '../../../shared/http/serviceError';
import { inChunks } from '../../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import { LARGEST_RECORDING, LONGEST_MINUTES, RECORDING_RULES } from '../../invoke/recording';

/** What is known of a recording before it is sent. */
export interface MeasuredRecording {
	/** Missing where neither a header nor frames tell. */
	durationSeconds?: number;
	/** How it is split; missing where it is sent as it is. */
	cutPlan?: CutPlan;
}

/**
 * Plans how to split a recording that is longer than a part may be, or larger than SAMI takes.
 *
 * @param durationSeconds as its header tells
 * @throws InputError where it would have to be split and cannot be
 */
export async function planParts(
	recording: BinaryInput,
	partMinutes: number,
	durationSeconds: number | undefined,
): Promise<MeasuredRecording> {
	const { size } = recording;
	const maxSeconds = partMinutes * 60;
	const isShort = durationSeconds !== undefined && durationSeconds <= maxSeconds;
	if (isShort && size <= LARGEST_RECORDING) return { durationSeconds };
	try {
		const limits = { maxSeconds, maxBytes: LARGEST_RECORDING };
		const cutPlan = await planCuts(toSource(recording), limits);
		const isWhole = cutPlan.parts.length === 1 && size <= LARGEST_RECORDING;
		return { durationSeconds: cutPlan.durationSeconds, ...(!isWhole && { cutPlan }) };
	} catch (error) {
		if (!(error instanceof InputError)) rethrow(error);
		if (isTakenWhole(size, durationSeconds)) return { durationSeconds };
		throw mustBeSplit(error);
	}
}

/** Reads a recording as often as needed. */
export function toSource(recording: BinaryInput): AudioSource {
	return {
		fileName: recording.fileName,
		open: async () => inChunks(await recording.open()),
	};
}

function isTakenWhole(size: number, durationSeconds = 0): boolean {
	return size <= LARGEST_RECORDING && !isTooLong(durationSeconds, RECORDING_RULES);
}

/** Says why a recording that cannot be split would have to be. */
function mustBeSplit({ message, hint, code }: InputError): InputError {
	const limits = `SAMI takes up to ${LONGEST_MINUTES} minutes and 100 MB`;
	return new InputError(`${message}. ${limits}`, hint, code);
}
