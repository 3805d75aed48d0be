import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { InputError, ServiceError } from '../http/serviceError';

/**
 * Turns whatever an item failed with into the error n8n shows: what happened as its message, and as its
 * description what to do and the vendor's own references.
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

/** Runs what concerns no item in particular, such as settings of the whole node, with n8n's errors. */
export async function withNodeErrors<T>(node: INode, run: () => Promise<T>): Promise<T> {
	const [outcome] = await Promise.allSettled([run()]);
	if (outcome.status === 'fulfilled') return outcome.value;
	throw toNodeError(node, outcome.reason);
}

function describe({ hint, references }: ServiceError): string {
	const named = Object.entries(references).map(([name, value]) => `${name}: ${value}`);
	return named.length === 0 ? hint : `${hint} (${named.join(', ')})`;
}
