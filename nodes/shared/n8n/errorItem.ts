import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { errorCodeOf, toNodeError } from './nodeError';
import type { RunningContext } from './runningContext';

/** What is said of an item that failed. */
export interface Failure {
	/** What happened. */
	error: string;
	/** What to do about it. */
	message: string;
	/** An `ErrorCode`. */
	errorCode: string;
	/** What else is known, such as the job. */
	details?: IDataObject;
}

/** Describes why an item failed. */
export function describeFailure(
	context: RunningContext,
	reason: unknown,
	itemIndex: number,
	details?: IDataObject,
): Failure {
	const nodeError = toNodeError(context.getNode(), reason, itemIndex);
	return {
		error: nodeError.message,
		message: nodeError.description || 'Open the execution in n8n for more information',
		errorCode: errorCodeOf(nodeError),
		...(details && { details }),
	};
}

/**
 * Makes the item that comes out for one that failed, with its file, so that it can be mended and tried again. With the
 * error output, n8n itself adds the fields of the input, and recognizes a failed item by having no keys other than
 * `error` and `message`: there the message ends with the code, and the details are left out. Of an error object on the
 * item n8n would keep only the message.
 */
export function toFailedItem(
	context: RunningContext,
	failure: Failure,
	itemIndex: number,
): INodeExecutionData {
	const input = inputItem(context, itemIndex);
	return {
		json: sendsToErrorOutput(context) ? toErrorOutputJson(failure) : { ...input?.json, ...failure },
		...(input?.binary && { binary: input.binary }),
		pairedItem: { item: itemIndex },
	};
}

/**
 * Makes the item that comes out for one that failed, where Continue On Fail is set.
 *
 * @param reason whatever it failed with
 * @param details what else is known, such as the job
 */
export function toErrorItem(
	context: RunningContext,
	reason: unknown,
	itemIndex: number,
	details?: IDataObject,
): INodeExecutionData {
	const failure = describeFailure(context, reason, itemIndex, details);
	return toFailedItem(context, failure, itemIndex);
}

function toErrorOutputJson({ error, message, errorCode }: Failure): IDataObject {
	return { error, message: `${message} (error code: ${errorCode})` };
}

function sendsToErrorOutput(context: RunningContext): boolean {
	return context.getNode().onError === 'continueErrorOutput';
}

/** A webhook has no input items. */
function inputItem(context: RunningContext, itemIndex: number): INodeExecutionData | undefined {
	return 'getInputData' in context ? context.getInputData()[itemIndex] : undefined;
}
