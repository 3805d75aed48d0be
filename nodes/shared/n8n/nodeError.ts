import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { InputError, ServiceError } from '../http/serviceError';

/**
 * Turns whatever an item failed with into the error that n8n shows. Its message says what happened; its description
 * says what to do, with the vendor's IDs for support.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
		return error;
	}
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
