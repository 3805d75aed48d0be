import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { InputError } from '../../../shared/http/serviceError';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { jobSchema } from '../../mediaLab/api/responses/responseSchema';
import { toProgress } from '../../mediaLab/lifecycle/states';
import { narrationSchema } from '../narrate/narration';
import { describeOutcomeFailure } from '../run/itemOutcome';
import type { ItemOutcome } from '../run/itemOutcome';
import type { FinishOptions } from '../run/outcomeGroup';
import { toStoredJob } from './storedJob';

const storedOutcomeSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('job'),
		itemIndexes: z.array(z.number()),
		job: jobSchema,
		uploads: z.array(z.string()),
		forwardTo: z.string(),
		fileNames: z.array(z.string()),
		subtitles: z
			.object({ format: z.enum(['srt', 'vtt']), parts: z.array(z.array(z.string())) })
			.optional(),
		denial: z.object({ rounds: z.number(), since: z.number() }).optional(),
	}),
	z.object({ kind: z.literal('reused'), itemIndexes: z.array(z.number()) }),
	z.object({
		kind: z.literal('describedFailure'),
		itemIndexes: z.array(z.number()),
		failure: z.object({
			error: z.string(),
			message: z.string(),
			errorCode: z.string(),
			details: z.record(z.string(), z.unknown()).optional(),
		}),
	}),
]);

/** What is stored with a suspended execution, for the node to go on with, perhaps in another process. */
const storedStateSchema = z.object({
	deadline: z.number(),
	interval: z.number(),
	finishOptions: z.object({
		concurrency: z.number(),
		simplify: z.boolean(),
		outputBinaryPropertyName: z.string().optional(),
		narrations: z.array(narrationSchema).optional(),
	}),
	outcomes: z.array(storedOutcomeSchema),
});

type StoredOutcome = z.infer<typeof storedOutcomeSchema>;
type StoredState = z.infer<typeof storedStateSchema>;

/** Jobs that are waited for, and how they become items. */
export interface SuspendedState {
	finishOptions: FinishOptions;
	/** What is waited for, and what has failed already where Continue On Fail is set. */
	outcomes: ItemOutcome[];
	/** When to stop waiting, in epoch milliseconds. */
	deadline: number;
	/** How long to wait for a callback before the vendor is asked anyway, in milliseconds. */
	interval: number;
}

const KEY = 'suspendedState';

/** Stores the state in the context of the node, which n8n keeps with the execution. */
export function storeSuspendedState(
	context: IExecuteFunctions,
	{ outcomes, ...others }: SuspendedState,
): void {
	const stored: StoredState = {
		...others,
		outcomes: outcomes.flatMap((outcome) => toStoredOutcome(context, outcome) ?? []),
	};
	// As text, because the state is read with an expression, which may return only part of an object.
	context.getContext('node')[KEY] = JSON.stringify(stored);
}

/** @returns undefined for an item that is left out */
function toStoredOutcome(
	context: IExecuteFunctions,
	outcome: ItemOutcome,
): StoredOutcome | undefined {
	const { itemIndexes } = outcome;
	switch (outcome.kind) {
		case 'job': {
			const { kind, progress, uploads, forwardTo, fileNames, subtitles, denial } = outcome;
			return {
				kind,
				itemIndexes,
				job: toStoredJob(progress),
				uploads,
				forwardTo,
				fileNames,
				subtitles,
				denial,
			};
		}
		case 'failure': {
			const failure = describeOutcomeFailure(context, outcome, outcome.reason);
			return { kind: 'describedFailure', itemIndexes, failure };
		}
		case 'describedFailure':
			return { kind: 'describedFailure', itemIndexes, failure: outcome.failure };
		case 'reused':
			return outcome;
		case 'skipped':
			return undefined;
	}
}

/**
 * Reads the state and removes it, because n8n keeps the contexts of nodes when an execution has ended.
 *
 * @throws InputError where the execution was suspended by another version of this package
 */
export function takeSuspendedState(context: IExecuteFunctions): SuspendedState {
	try {
		return readSuspendedState(context);
	} finally {
		forgetSuspendedState(context);
	}
}

/** Removes the state, where the node does not go on with it. */
export function forgetSuspendedState(context: IExecuteFunctions): void {
	delete context.getContext('node')[KEY];
}

/** @throws InputError where the execution was suspended by another version of this package */
export function readSuspendedState(context: RunningContext): SuspendedState {
	const stored = context.evaluateExpression(
		`{{ $node[${quote(context.getNode().name)}].context[${quote(KEY)}] }}`,
		0,
	);
	const parsed = storedStateSchema.safeParse(
		typeof stored === 'string' ? JSON.parse(stored) : undefined,
	);
	if (!parsed.success) {
		throw new InputError(
			'The saved state of this suspended execution cannot be read',
			"It was written by a different version of the package. Find the jobs with Job → Get Many, or in n8n's log",
		);
	}
	const { finishOptions, outcomes, ...times } = parsed.data;
	const { outputBinaryPropertyName } = finishOptions;
	return {
		...times,
		finishOptions: { ...finishOptions, outputBinaryPropertyName },
		outcomes: outcomes.map(fromStoredOutcome),
	};
}

function fromStoredOutcome(stored: StoredOutcome): ItemOutcome {
	if (stored.kind === 'reused') return stored;
	if (stored.kind === 'describedFailure') {
		const { details, ...failure } = stored.failure;
		const withDetails = details ? { ...failure, details: details as IDataObject } : failure;
		return { ...stored, failure: withDetails };
	}
	const { job, ...others } = stored;
	return { ...others, progress: toProgress(job) };
}

/** Quotes text within an expression, which would end at two closing braces. */
function quote(text: string): string {
	return JSON.stringify(text).replace(
		/[{}]/g,
		(brace) => `\\u00${brace.charCodeAt(0).toString(16)}`,
	);
}
