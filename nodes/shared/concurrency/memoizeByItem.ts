import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Makes something of an input item, unless that was done before. When n8n tries a node again because an item has failed,
 * it passes the very same objects, and what was paid for need not be paid for again.
 *
 * @param results what was made before, by item; what is made now is added
 */
export async function memoizeByItem(
	results: WeakMap<INodeExecutionData, INodeExecutionData>,
	item: INodeExecutionData,
	make: () => Promise<INodeExecutionData>,
): Promise<INodeExecutionData> {
	const result = results.get(item) ?? (await make());
	results.set(item, result);
	return result;
}
