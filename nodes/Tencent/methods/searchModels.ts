import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { withNodeErrors } from '../../shared/n8n/nodeError';
import type { KnownCapability } from '../mediaLab/api/capabilities';
import { readModelPages } from '../mediaLab/readModelPages';

const DEFAULT_MODEL = { name: 'Default (Voice of the Vendor)', value: 'default' };

/**
 * Makes the list search for models: page by page, the vendor's `default` first, only names that contain the filter.
 */
export function createSearchModels(capability: KnownCapability) {
	return async function searchModels(
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		const contains = ({ name }: { name: string }) =>
			name.toLowerCase().includes(filter.trim().toLowerCase());
		const { signal } = new AbortController();
		const offset = Number(paginationToken ?? 0);
		const results: INodeListSearchItems[] = offset === 0 ? [DEFAULT_MODEL].filter(contains) : [];
		return await withNodeErrors(this.getNode(), async () => {
			for await (const page of readModelPages(
				this,
				capability,
				{ offset, limit: Infinity },
				signal,
			)) {
				const found = page.models
					.flatMap(({ name }) => (name ? [{ name, value: name }] : []))
					.filter(({ value }) => value !== DEFAULT_MODEL.value)
					.filter(contains);
				results.push(...found);
				// n8n would take a page without results for the end of the list.
				if (found.length > 0 && page.nextOffset !== undefined)
					return { results, paginationToken: String(page.nextOffset) };
			}
			return { results };
		});
	};
}
