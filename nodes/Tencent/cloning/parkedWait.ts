import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { jobSchema } from '../jobs/responseSchema';
import { toProgress } from '../jobs/states';
import type { Finish } from './finishJobs';
import type { Tracked } from './trackedJob';

/** What a parked node has to know when it is woken, perhaps by another process. */
const parkedWaitSchema = z.object({
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

type StoredWait = z.infer<typeof parkedWaitSchema>;

/** Jobs that are waited for, and how they come out. */
export interface ParkedWait {
	finish: Finish;
	tracked: Tracked[];
}

const KEY = 'parkedWait';

/** Leaves with the execution what the node has to know when it is woken. n8n stores the context of a node with it. */
export function storeParkedWait(context: IExecuteFunctions, { finish, tracked }: ParkedWait): void {
	const stored: StoredWait = {
		finish,
		tracked: tracked.flatMap((one): StoredWait['tracked'] => {
			const { itemIndexes } = one;
			if (one.kind === 'errorItem') return [{ kind: one.kind, itemIndexes, json: one.json }];
			if (one.kind !== 'job') return [];
			const { progress, uploads, callback } = one;
			return [{ kind: one.kind, itemIndexes, job: progress.job, uploads, callback }];
		}),
	};
	// As text, because expressions, through which it is read, may hand on only part of an object.
	context.getContext('node')[KEY] = JSON.stringify(stored);
}

/** @throws Error where the execution has not been parked by this node */
export function readParkedWait(context: IWebhookFunctions): ParkedWait {
	const stored = context.evaluateExpression(`{{ $node[${quote(context.getNode().name)}].context[${quote(KEY)}] }}`);
	const { finish, tracked } = parkedWaitSchema.parse(JSON.parse(String(stored)));
	return {
		finish: { ...finish, outputBinaryPropertyName: finish.outputBinaryPropertyName },
		tracked: tracked.map((one): Tracked => {
			if (one.kind === 'errorItem') return { ...one, json: one.json as IDataObject };
			const { kind, itemIndexes, job, uploads, callback } = one;
			return { kind, itemIndexes, progress: toProgress(job), uploads, callback };
		}),
	};
}

/** A text within an expression, which ends at its first two closing braces. */
function quote(text: string): string {
	return JSON.stringify(text).replace(/[{}]/g, (brace) => `\\u00${brace.charCodeAt(0).toString(16)}`);
}
