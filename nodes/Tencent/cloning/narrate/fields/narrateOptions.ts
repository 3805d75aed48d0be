import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredFlag, enteredNumber } from '../../../../shared/n8n/enteredValue';
import { parseParameters, wholeNumber } from '../../../../shared/n8n/parameters';

const MOST_LINES = 100;

/** The options that only Narrate has. */
export const narrateOnlyOptions: INodeProperties[] = [
	{
		displayName: 'Lines per Job',
		name: 'linesPerJob',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_LINES },
		default: 20,
		description:
			'How many lines to send to Tencent in one job. Several jobs are worked on at the same time.',
	},
	{
		displayName: 'Reuse Recordings',
		name: 'reuse',
		type: 'boolean',
		default: true,
		description:
			'Whether to take the recordings of unchanged lines from the bucket instead of paying for them again. Needs a Tencent COS credential that is allowed to list the bucket.',
	},
	{
		displayName: 'Trim Silence',
		name: 'trimSilence',
		type: 'boolean',
		default: true,
		description:
			'Whether to remove the silence that Tencent leaves before and after a line, so that gaps and times are exact',
	},
];

const narrateOptionsSchema = z.object({
	linesPerJob: enteredNumber(wholeNumber('Lines per Job', 1, MOST_LINES)),
	reuse: enteredFlag('Reuse Recordings'),
	trimSilence: enteredFlag('Trim Silence'),
});

/** @throws InputError with the first option that is wrong */
export function readNarrateOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): z.infer<typeof narrateOptionsSchema> {
	return parseParameters(narrateOptionsSchema, {
		linesPerJob: context.getNodeParameter('options.linesPerJob', itemIndex, 20),
		reuse: context.getNodeParameter('options.reuse', itemIndex, true),
		trimSilence: context.getNodeParameter('options.trimSilence', itemIndex, true),
	});
}
