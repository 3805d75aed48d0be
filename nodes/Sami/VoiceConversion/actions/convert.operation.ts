import { updateDisplayOptions } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { createLimiter } from '../../../shared/concurrency/limiter';
import type { Limiter } from '../../../shared/concurrency/limiter';
import { memoizeByItem } from '../../../shared/concurrency/memoizeByItem';
import { addInputFields, includeInputFieldsField } from '../../../shared/n8n/includeInputFields';
import { runItems } from '../../../shared/n8n/items';
import { state } from '../../state';
import { toConvertedItem } from '../convertedItem';
import { convertRecording, toSent } from '../convertRecording';
import type { Conversion } from '../convertRecording';
import { toDryRunItem } from '../dryRunItem';
import { optionFields, readRunOptions } from '../fields/optionFields';
import { recordingFields } from '../fields/recordingFields';
import { speakerField } from '../fields/speakerField';
import { convertInParts } from '../parts/convertInParts';
import { planConversions } from '../planConversions';
import type { PlannedConversion } from '../planConversions';

/** The fields of the operation. */
export const fields = updateDisplayOptions({ show: { operation: ['convert'] } }, [
	...recordingFields,
	speakerField,
	includeInputFieldsField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields,
	},
] satisfies INodeProperties[]);

/** Converts the recording of every item; on a retry of the node, only of those that are not converted yet. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const { concurrency, maxMinutes } = readRunOptions(context);
	const plans = await planConversions(context, maxMinutes);
	const limiter = createLimiter(concurrency, Infinity);
	return await runItems(context, concurrency, async (itemIndex, signal) => {
		const plan = plans[itemIndex]!;
		if (plan.kind === 'failure') throw plan.reason;
		const { conversion } = plan;
		const run = { limiter, concurrency, signal };
		const result = conversion.options.dryRun
			? toDryRunItem(conversion)
			: await memoizeByItem(
					state.conversions,
					items[itemIndex]!,
					async () => await convertItem(context, itemIndex, conversion, run),
				);
		return conversion.includeInputFields ? addInputFields(context, [itemIndex], result) : result;
	});
}

/** What all items of a run share. */
interface Run {
	/** Of recordings, and of parts of those that are split. */
	limiter: Limiter;
	concurrency: number;
	signal: AbortSignal;
}

async function convertItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ options, payload, recording, measured: { cutPlan }, name }: PlannedConversion,
	{ limiter, concurrency, signal }: Run,
): Promise<INodeExecutionData> {
	const limits = {
		timeoutMilliseconds: options.timeout * 1000,
		retries: options.retries,
		signal,
	};
	const { outputBinaryPropertyName } = options;
	if (recording && cutPlan) {
		const split = { itemIndex, payload, recording, cutPlan, name };
		const joined = await convertInParts(context, split, limiter, { ...limits, concurrency });
		return toConvertedItem(joined, payload, outputBinaryPropertyName);
	}
	const whole: Conversion = {
		payload,
		recording: recording && toSent(recording),
		nameFile: ({ extension }) => `${name}.${extension}`,
	};
	const converted = await limiter.run(async () => await convertRecording(context, whole, limits));
	return toConvertedItem(converted, payload, outputBinaryPropertyName);
}
