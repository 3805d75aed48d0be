import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { toErrorCode } from '../http/errorCode';
import type { ErrorCode } from '../http/errorCode';
import { InputError, ServiceError } from '../http/serviceError';

type NodeError = NodeApiError | NodeOperationError;

/**
 * Turns whatever an item failed with into the error that n8n shows. Its message says what happened; its description
 * says what to do, with the vendor's IDs for support; `context.errorCode` is the code of the error.
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
		return error;
	}
	const nodeError = createNodeError(node, error, itemIndex);
	if (error instanceof InputError || error instanceof ServiceError)
		nodeError.context.errorCode = toErrorCode(error.code);
	return nodeError;
}

/** Which of this package's errors an error of n8n was made of; `unexpected` where it was none. */
export function errorCodeOf({ context }: NodeError): ErrorCode {
	return (context.errorCode as ErrorCode | undefined) ?? 'unexpected';
}

function createNodeError(node: INode, error: unknown, itemIndex: number | undefined): NodeError {
	if (error instanceof InputError) {
		return new NodeOperationError(node, error.message, { description: error.hint, itemIndex });
	}
	if (error instanceof ServiceError) {
		const description = describe(error);
		return new NodeApiError(
			node,
			{ message: error.message, description },
			{
				message: error.message,
				description,
				httpCode: error.httpStatus === undefined ? undefined : String(error.httpStatus),
				itemIndex,
			},
		);
	}
	return new NodeOperationError(node, error instanceof Error ? error : new Error(String(error)), {
		itemIndex,
	});
}

/** Runs what belongs to no single item, such as reading settings of the whole node, and converts its errors. */
export async function withNodeErrors<T>(node: INode, run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (error) {
		throw toNodeError(node, error);
	}
}

function describe({ hint, references }: ServiceError): string {
	const named = Object.entries(references).map(([name, value]) => `${name}: ${value}`);
	return named.length === 0 ? hint : `${hint} (${named.join(', ')})`;
}
