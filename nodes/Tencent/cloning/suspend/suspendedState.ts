import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { InputError } from '../../../shared/http/serviceError';
import { jobSchema } from '../../mediaLab/api/responseSchema';
import { toProgress } from '../../mediaLab/lifecycle/states';
import type { Finish } from '../run/finishJobs';
import { toFailedItem } from '../run/itemOutcome';
import type { ItemOutcome } from '../run/itemOutcome';

/** What a suspended node has to know when it goes on, perhaps in another process. */
const suspendedStateSchema = z.object({
	deadline: z.number(),
	interval: z.number(),
	finish: z.object({
		concurrency: z.number(),
		simplify: z.boolean(),
		outputBinaryPropertyName: z.string().optional(),
	}),
	tracked: z.array(
		z.discriminatedUnion('kind', [
			z.object({
				kind: z.literal('job'),
				itemIndexes: z.array(z.number()),
				job: jobSchema,
				uploads: z.array(z.string()),
				callback: z.string(),
			}),
			z.object({
				kind: z.literal('errorItem'),
				itemIndexes: z.array(z.number()),
				json: z.record(z.string(), z.unknown()),
			}),
		]),
	),
});

type StoredWait = z.infer<typeof suspendedStateSchema>;

/** Jobs that are waited for, and how they come out. */
export interface SuspendedState {
	finish: Finish;
	/** What is waited for, and what has failed already where Continue On Fail is set. */
	tracked: ItemOutcome[];
	/** When to wait no longer, in epoch milliseconds. */
	deadline: number;
	/** How long to wait for a callback before the vendor is asked anyway, in milliseconds. */
	interval: number;
}

const KEY = 'suspendedState';

/** Leaves with the execution what the node has to know when it goes on. n8n stores the context of a node with it. */
export function storeSuspendedState(
	context: IExecuteFunctions,
	{ finish, tracked, deadline, interval }: SuspendedState,
): void {
	const stored: StoredWait = {
		finish,
		deadline,
		interval,
		tracked: tracked.flatMap((one): StoredWait['tracked'] => {
			const { itemIndexes } = one;
			if (one.kind === 'skipped') return [];
			if (one.kind === 'errorItem') return [{ kind: one.kind, itemIndexes, json: one.json }];
			if (one.kind === 'failure') {
				return [
					{ kind: 'errorItem', itemIndexes, json: toFailedItem(context, one, one.reason).json },
				];
			}
			const { progress, uploads, callback } = one;
			return [{ kind: one.kind, itemIndexes, job: progress.job, uploads, callback }];
		}),
	};
	// As text, because expressions, through which it is read, may hand on only part of an object.
	context.getContext('node')[KEY] = JSON.stringify(stored);
}

/** @throws InputError where another version of this package has suspended the execution */
export function readSuspendedState(context: RunningContext): SuspendedState {
	const stored = context.evaluateExpression(
		`{{ $node[${quote(context.getNode().name)}].context[${quote(KEY)}] }}`,
		0,
	);
	const parsed = suspendedStateSchema.safeParse(
		typeof stored === 'string' ? JSON.parse(stored) : undefined,
	);
	if (!parsed.success) {
		throw new InputError(
			'What the node has left when it suspended cannot be read',
			"Another version of this package did. Find the jobs with the operation 'Get Many' of the resource 'Job', or in n8n's log",
		);
	}
	const { finish, tracked, ...times } = parsed.data;
	return {
		...times,
		finish: { ...finish, outputBinaryPropertyName: finish.outputBinaryPropertyName },
		tracked: tracked.map((one): ItemOutcome => {
			if (one.kind === 'errorItem') return { ...one, json: one.json as IDataObject };
			const { kind, itemIndexes, job, uploads, callback } = one;
			return { kind, itemIndexes, progress: toProgress(job), uploads, callback };
		}),
	};
}

/** A text within an expression, which ends at its first two closing braces. */
function quote(text: string): string {
	return JSON.stringify(text).replace(
		/[{}]/g,
		(brace) => `\\u00${brace.charCodeAt(0).toString(16)}`,
	);
}
