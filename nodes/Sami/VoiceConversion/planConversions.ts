import type { IExecuteFunctions } from 'n8n-workflow';
import { distinguishNames } from '../../shared/audio/fileName';
import { mapSettled } from '../../shared/concurrency/mapSettled';
import type { BinaryInput } from '../../shared/n8n/binary/binaryInput';
import { readIncludeInputFields } from '../../shared/n8n/includeInputFields';
import { requireLength, requireMinutes } from '../../shared/n8n/maxMinutes';
import { toNodeError } from '../../shared/n8n/nodeError';
import { parseParameters } from '../../shared/n8n/parameters';
import { payloadSchema } from '../invoke/request';
import type { Payload } from '../invoke/request';
import { readOptions } from './fields/optionFields';
import type { Options } from './fields/optionFields';
import { findRecording, readUrl } from './fields/recordingFields';
import { readSpeaker } from './fields/speakerField';
import { nameConverted } from './nameConverted';
import type { MeasuredRecording } from './parts/planParts';

/** What is to be converted for an item, and how. */
export interface PlannedConversion {
	options: Options;
	includeInputFields: boolean;
	payload: Payload;
	/** The file of the item; missing where SAMI downloads `payload.url`. */
	recording?: BinaryInput;
	measured: MeasuredRecording;
	/** Of the converted file, without extension; no other item has it. */
	name: string;
}

/** Most of planning is waiting for the files to be read. */
const PLANNED_AT_A_TIME = 10;

/** What is planned for an item. */
export type Plan =
	| { kind: 'conversion'; conversion: PlannedConversion }
	/** The item cannot be converted, and Continue On Fail is set. */
	| { kind: 'failure'; reason: unknown };

/**
 * Plans the conversion of every item, so that whatever is wrong is found before anything is sent.
 *
 * @param maxMinutes of all recordings together; 0 where there is no limit
 * @throws NodeOperationError of the first item that cannot be planned, or of all items where their recordings are too long
 *   together, unless Continue On Fail is set
 */
export async function planConversions(
	context: IExecuteFunctions,
	maxMinutes: number,
): Promise<Plan[]> {
	const plans = await planEach(context, maxMinutes > 0);
	try {
		requireMinutes(plans.map(measure), maxMinutes);
	} catch (error) {
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), error);
		return plans.map((plan) =>
			plan.kind === 'failure' ? plan : { kind: 'failure', reason: error },
		);
	}
	return giveDistinctNames(plans);
}

async function planEach(context: IExecuteFunctions, hasLimit: boolean): Promise<Plan[]> {
	const stopOnFailure = !context.continueOnFail();
	const outcomes = await mapSettled(
		context.getInputData(),
		async (_item, itemIndex) => await planConversion(context, itemIndex, hasLimit),
		{ concurrency: PLANNED_AT_A_TIME, stopOnFailure, signal: new AbortController().signal },
	);
	return outcomes.map((outcome, itemIndex) => {
		if (outcome?.status === 'fulfilled') return { kind: 'conversion', conversion: outcome.value };
		// Items begin in order, so those that never began come after one that failed.
		if (stopOnFailure) throw toNodeError(context.getNode(), outcome?.reason, itemIndex);
		return { kind: 'failure', reason: outcome?.reason };
	});
}

/** In seconds; 0 where nothing will be sent, or SAMI downloads the recording. */
function measure(plan: Plan): number {
	return plan.kind === 'conversion' ? (plan.conversion.measured.durationSeconds ?? 0) : 0;
}

async function planConversion(
	context: IExecuteFunctions,
	itemIndex: number,
	hasLimit: boolean,
): Promise<PlannedConversion> {
	const options = readOptions(context, itemIndex);
	const includeInputFields = readIncludeInputFields(context, itemIndex);
	const payload = parseParameters(payloadSchema, {
		speaker: readSpeaker(context, itemIndex),
		url: await readUrl(context, itemIndex),
		enable_background: options.enableBackground,
		audio_config: {
			format: options.format,
			sample_rate: options.sampleRate,
			channel: options.channel,
		},
	});
	const found =
		payload.url === undefined
			? await findRecording(context, itemIndex, options, payload.audio_config)
			: { recording: undefined, measured: {} };
	if (hasLimit && found.recording) requireLength(found.recording, found.measured.durationSeconds);
	const name = nameConverted(options.fileName, found.recording?.fileName, payload);
	return { options, includeInputFields, payload, ...found, name };
}

function giveDistinctNames(plans: Plan[]): Plan[] {
	const names = distinguishNames(
		plans.map((plan) => (plan.kind === 'conversion' ? plan.conversion.name : undefined)),
	);
	return plans.map((plan, index) => {
		const name = names[index];
		if (plan.kind === 'failure' || name === undefined) return plan;
		return { ...plan, conversion: { ...plan.conversion, name } };
	});
}
