import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredChoice, enteredNumber } from '../../../shared/n8n/enteredValue';
import { readParameter } from '../../../shared/n8n/parameters';
import { isTool } from '../../../shared/n8n/runningContext';

/** Their names in the form, by value. */
const WAIT_MODES = { none: 'Do Not Wait', suspend: 'Suspend', poll: 'Wait Here' };
const MOST_MINUTES = 7 * 24 * 60;
/** The default of Max Wait, in minutes: generating takes minutes, training may take hours. */
const DEFAULT_WAITS = { none: 60, poll: 60, suspend: 24 * 60 };

/** Shows a field only where the node waits. */
export function showOnlyWhenWaiting(field: INodeProperties): INodeProperties {
	return {
		...field,
		displayOptions: { show: { ...field.displayOptions?.show, waitMode: ['poll', 'suspend'] } },
	};
}

/**
 * The fields for whether to wait for a job, and for how long.
 *
 * @param preferred the default of Wait Mode
 */
export function createWaitFields(preferred: keyof typeof DEFAULT_WAITS): INodeProperties[] {
	const fields: INodeProperties[] = [
		{
			displayName: 'Wait Mode',
			name: 'waitMode',
			type: 'options',
			options: [
				{
					name: WAIT_MODES.none,
					value: 'none',
					description:
						'Return the job at once, to be fetched later with the operation Get of the resource Job',
				},
				{
					name: WAIT_MODES.suspend,
					value: 'suspend',
					description:
						'Suspend the execution, which then occupies no worker and survives restarts, until the vendor calls this n8n. For jobs of minutes to days.',
				},
				{
					name: WAIT_MODES.poll,
					value: 'poll',
					description:
						'Ask the vendor in growing intervals until the job has ended. For jobs of seconds to minutes.',
				},
			],
			default: 'poll',
			description: 'What to do until the job has ended',
		},
		{
			displayName: 'Max Wait (Minutes)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_MINUTES },
			default: 60,
			displayOptions: { show: { waitMode: ['poll', 'suspend'] } },
			description:
				'How long to wait at most. A job that has not ended by then goes on at the vendor and comes out as an item with timedOut.',
		},
	];
	const defaults: Record<string, unknown> = {
		waitMode: preferred,
		maxWait: DEFAULT_WAITS[preferred],
	};
	return fields.map((field) => ({
		...field,
		default: defaults[field.name] as INodeProperties['default'],
	}));
}

const waitModeSchema = enteredChoice('Wait Mode', WAIT_MODES);

const maxWaitSchema = enteredNumber(
	z
		.number({ message: 'Max Wait must be a number of minutes' })
		.positive('Max Wait must be more than 0')
		.max(MOST_MINUTES, `Max Wait must be at most ${MOST_MINUTES} minutes`),
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
export function readWait(context: IExecuteFunctions, itemIndex: number): Wait {
	const chosen = readParameter(context, 'waitMode', itemIndex, waitModeSchema);
	if (chosen === 'none') return { waitMode: 'none' };
	const maxWait = readParameter(context, 'maxWait', itemIndex, maxWaitSchema, DEFAULT_WAITS.poll);
	return { waitMode: isTool(context) ? 'poll' : chosen, maxWait };
}
