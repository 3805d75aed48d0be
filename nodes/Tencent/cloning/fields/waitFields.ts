import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredChoice, enteredNumber } from '../../../shared/n8n/enteredValue';
import { readParameter } from '../../../shared/n8n/parameters';
import { isTool } from '../../../shared/n8n/runningContext';

/** Their names in the form, by value. */
const WAIT_MODES = { none: 'Do Not Wait', suspend: 'Suspend', poll: 'Wait Here' };
const MOST_HOURS = 7 * 24;

/**
 * The unit of Max Wait: generating takes minutes, training may take hours. Each has a field of its own, because n8n
 * keeps the values of fields with the same name when the operation is changed.
 */
export type WaitUnit = 'minutes' | 'hours';

const UNITS = {
	minutes: {
		name: 'maxWait',
		label: 'Max Wait (Minutes)',
		most: MOST_HOURS * 60,
		preferred: 60,
		inMinutes: 1,
	},
	hours: {
		name: 'maxWaitHours',
		label: 'Max Wait (Hours)',
		most: MOST_HOURS,
		preferred: 24,
		inMinutes: 60,
	},
} as const;

/** Shows a field only where the node waits. */
export function showOnlyWhenWaiting(field: INodeProperties): INodeProperties {
	const { show, hide } = field.displayOptions ?? {};
	return { ...field, displayOptions: { show: { ...show, waitMode: ['poll', 'suspend'] }, hide } };
}

/**
 * The fields for whether to wait for a job, and for how long.
 *
 * @param preferred the default of Wait Mode
 */
export function createWaitFields(
	preferred: keyof typeof WAIT_MODES,
	unit: WaitUnit = 'minutes',
): INodeProperties[] {
	const { name, label, most, preferred: preferredWait } = UNITS[unit];
	return [
		{
			displayName: 'Wait Mode',
			name: 'waitMode',
			type: 'options',
			options: [
				{
					name: WAIT_MODES.none,
					value: 'none',
					description: 'Return the job at once. Fetch it later with Job → Get.',
				},
				{
					name: WAIT_MODES.suspend,
					value: 'suspend',
					description:
						'Suspend the execution until Tencent calls this n8n. It occupies no worker and survives restarts. For jobs of minutes to days.',
				},
				{
					name: WAIT_MODES.poll,
					value: 'poll',
					description:
						'Keep the execution running and ask Tencent at growing intervals. For jobs of seconds to minutes.',
				},
			],
			default: preferred,
			description: 'What to do until the job finishes',
		},
		{
			displayName: label,
			name,
			type: 'number',
			typeOptions: { minValue: 1, maxValue: most },
			default: preferredWait,
			displayOptions: { show: { waitMode: ['poll', 'suspend'] } },
			description:
				'How long to wait at most. A job that takes longer continues at Tencent and comes out as an item with <code>timedOut</code>.',
		},
	];
}

const waitModeSchema = enteredChoice('Wait Mode', WAIT_MODES);

const createMaxWaitSchema = (unit: WaitUnit) =>
	enteredNumber(
		z
			.number({ message: `Max Wait must be a number of ${unit}` })
			.positive('Max Wait must be more than 0')
			.max(UNITS[unit].most, `Max Wait must be at most ${UNITS[unit].most} ${unit}`),
	);

/** Whether to wait for jobs, and for how long. */
export type Wait =
	| { waitMode: 'none' }
	/** `maxWait` is in minutes. */
	| { waitMode: 'poll' | 'suspend'; maxWait: number };

/**
 * Reads how to wait. A tool of an AI agent cannot be suspended, because the agent waits for it, so it polls instead.
 *
 * @throws InputError
 */
export function readWait(
	context: IExecuteFunctions,
	itemIndex: number,
	unit: WaitUnit = 'minutes',
): Wait {
	const chosen = readParameter(context, 'waitMode', itemIndex, waitModeSchema);
	if (chosen === 'none') return { waitMode: 'none' };
	const { name, preferred, inMinutes } = UNITS[unit];
	const maxWait = readParameter(context, name, itemIndex, createMaxWaitSchema(unit), preferred);
	return { waitMode: isTool(context) ? 'poll' : chosen, maxWait: maxWait * inMinutes };
}
