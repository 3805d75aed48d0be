import { updateDisplayOptions } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { memoizeByItem } from '../../../shared/concurrency/memoizeByItem';
import { addInputFields, includeInputFieldsField } from '../../../shared/n8n/includeInputFields';
import { runItems } from '../../../shared/n8n/items';
import { state } from '../../state';
import { toConvertedItem } from '../convertedItem';
import { convertRecording } from '../convertRecording';
import { optionFields, readConcurrency } from '../fields/optionFields';
import { recordingFields } from '../fields/recordingFields';
import { speakerField } from '../fields/speakerField';
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
	const concurrency = readConcurrency(context);
	const plans = await planConversions(context);
	return await runItems(context, concurrency, async (itemIndex, signal) => {
		const plan = plans[itemIndex]!;
		if (plan.kind === 'failure') throw plan.reason;
		const { conversion } = plan;
		const converted = await memoizeByItem(
			state.conversions,
			items[itemIndex]!,
			async () => await convertItem(context, conversion, signal),
		);
		return conversion.includeInputFields
			? addInputFields(context, [itemIndex], converted)
			: converted;
	});
}

async function convertItem(
	context: IExecuteFunctions,
	{ options, payload, recording, name }: PlannedConversion,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const converted = await convertRecording(
		context,
		{ payload, recording, nameFile: ({ extension }) => `${name}.${extension}` },
		{ timeoutMilliseconds: options.timeout * 1000, retries: options.retries, signal },
	);
	return toConvertedItem(converted, payload, options.outputBinaryPropertyName);
}
