import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredChoice, enteredNumber } from '../../../../shared/n8n/enteredValue';
import { parseParameters } from '../../../../shared/n8n/parameters';
import type { TimelineOptions } from '../timeline';

const TIMINGS = { natural: 'Natural', script: 'Times of the Script' };
const OVERRUNS = { move: 'Move the Rest', fail: 'Stop with an Error' };
const LONGEST_GAP = 3600;

/** The fields for when lines are said. */
export const timingFields: INodeProperties[] = [
	{
		displayName: 'Timing',
		name: 'timing',
		type: 'options',
		options: [
			{
				name: TIMINGS.natural,
				value: 'natural',
				description: 'One line after the other, with a gap between them',
			},
			{
				name: TIMINGS.script,
				value: 'script',
				description: 'Each line at its time in the SRT, VTT or JSON, with silence before it',
			},
		],
		default: 'natural',
		description: 'When the lines are said',
	},
	{
		displayName: 'Gap (Seconds)',
		name: 'gapSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: LONGEST_GAP, numberPrecision: 3 },
		default: 0.4,
		description: 'Silence before each line for which the script gives no time or gap of its own',
	},
	{
		displayName: 'On Overrun',
		name: 'onOverrun',
		type: 'options',
		options: [
			{
				name: OVERRUNS.move,
				value: 'move',
				description:
					'Say the following lines later until there is room again, and list the line in the output',
			},
			{
				name: OVERRUNS.fail,
				value: 'fail',
				description: 'Fail the item. Its lines have been paid for by then.',
			},
		],
		default: 'move',
		displayOptions: { show: { timing: ['script'] } },
		description: 'What to do when a line is not over by the time of the next',
	},
];

const GAP = `Gap (Seconds) must be a number from 0 to ${LONGEST_GAP}`;
const timingSchema = z.object({
	timing: enteredChoice('Timing', TIMINGS),
	gapSeconds: enteredNumber(z.number({ message: GAP }).min(0, GAP).max(LONGEST_GAP, GAP)),
	overrun: enteredChoice('On Overrun', OVERRUNS),
});

/** @throws InputError with the field that is wrong */
export function readTiming(
	context: IExecuteFunctions,
	itemIndex: number,
): Omit<TimelineOptions, 'sampleRate'> {
	return parseParameters(timingSchema, {
		timing: context.getNodeParameter('timing', itemIndex),
		gapSeconds: context.getNodeParameter('gapSeconds', itemIndex),
		overrun: context.getNodeParameter('onOverrun', itemIndex, 'move'),
	});
}
