import type { IDataObject } from 'n8n-workflow';
import type { RunningN8n } from '../../../../tools/n8n/index.mts';
import type { OperationWorkflow } from './operationWorkflow.mts';
import type { OperationRun } from './runOperation.mts';

/** An operation, and what is true of it when it has run. What all have in common is told below. */
export interface OperationCase extends OperationWorkflow {
	title: string;
	/** The names of the items that it is given; two, unless something else is said. */
	names?: string[];
	/** What each item is given besides, where it is not the text that all have. */
	text?: string;
	/** What each answer has. */
	answer: IDataObject;
	/** Each answer's audio; none, unless something is said. */
	audio?: 'wav' | 'mp3' | 'aac';
	/** How many requests of each of these the sandbox got in all. */
	requests: Record<string, number>;
	/** What else is true. */
	check?(run: OperationRun, n8n: RunningN8n): Promise<void> | void;
}
