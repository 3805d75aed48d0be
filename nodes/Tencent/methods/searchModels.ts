import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { withNodeErrors } from '../../shared/n8n/nodeError';
import type { KnownCapability } from '../mediaLab/api/capabilities';
import { MAX_PAGE_SIZE, listModels } from '../mediaLab/api/requests';
import { sendWithRetries } from '../mediaLab/transport';

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
		let offset = Number(paginationToken ?? 0);
		const results: INodeListSearchItems[] = offset === 0 ? [DEFAULT_MODEL].filter(contains) : [];
		for (;;) {
			const page = listModels(capability, { offset, limit: MAX_PAGE_SIZE });
			const { models, total } = await withNodeErrors(
				this.getNode(),
				async () => await sendWithRetries(this, page, signal),
			);
			const found = (models ?? [])
				.flatMap(({ name }) => (name ? [{ name, value: name }] : []))
				.filter(({ value }) => value !== DEFAULT_MODEL.value)
				.filter(contains);
			results.push(...found);
			offset += models?.length ?? 0;
			if (!models?.length || offset >= (total ?? 0)) return { results };
			// n8n would take a page without results for the end of the list.
			if (found.length > 0) return { results, paginationToken: String(offset) };
		}
	};
}
