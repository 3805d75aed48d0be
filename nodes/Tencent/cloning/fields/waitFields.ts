import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { parseParameters } from '../../../shared/n8n/parameters';
import { isTool } from '../plan/tool';

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
					name: 'Do Not Wait',
					value: 'none',
					description:
						'Return the job at once, to be fetched later with the operation Get of the resource Job',
				},
				{
					name: 'Suspend',
					value: 'suspend',
					description:
						'Suspend the execution, which then occupies no worker and survives restarts, until the vendor calls this n8n. For jobs of minutes to days.',
				},
				{
					name: 'Wait Here',
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

const waitSchema = z.discriminatedUnion('waitMode', [
	z.object({ waitMode: z.literal('none') }),
	z.object({
		waitMode: z.enum(['poll', 'suspend']),
		/** In minutes. */
		maxWait: z
			.number({ message: 'Max Wait must be a number of minutes' })
			.positive('Max Wait must be more than 0')
			.max(MOST_MINUTES, `Max Wait must be at most ${MOST_MINUTES} minutes`),
	}),
]);

/** Whether to wait for jobs, and for how long. */
export type Wait = z.infer<typeof waitSchema>;

/**
 * Reads how to wait. A tool of an AI agent cannot be suspended, because the agent waits for it, so it polls instead.
 *
 * @throws InputError
 */
export function readWait(context: IExecuteFunctions, itemIndex: number): Wait {
	const chosen = context.getNodeParameter('waitMode', itemIndex);
	const maxWait = context.getNodeParameter('maxWait', itemIndex, DEFAULT_WAITS.poll);
	return parseParameters(waitSchema, {
		waitMode: isTool(context) && chosen === 'suspend' ? 'poll' : chosen,
		maxWait,
	});
}
