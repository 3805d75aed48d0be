import type { INodeExecutionData } from 'n8n-workflow';

const results = new WeakMap<INodeExecutionData, INodeExecutionData>();

/**
 * Makes something of an input item, unless it was made before: where n8n tries a node again because another item has
 * failed, it gives the node the very same objects, and what was paid for need not be paid for again.
 */
export async function memoizeByItem(
	item: INodeExecutionData,
	make: () => Promise<INodeExecutionData>,
): Promise<INodeExecutionData> {
	const made = results.get(item) ?? (await make());
	results.set(item, made);
	return made;
}
