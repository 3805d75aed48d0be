import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import { toNodeError, withNodeErrors } from '../../shared/n8n/nodeError';
import type { KnownCapability } from '../mediaLab/api/capabilities';
import { readModelPages } from '../mediaLab/readModelPages';
import { MEDIA_LAB_API } from '../mediaLab/transport';

/** The vendor's own model. */
export const DEFAULT_MODEL = { name: "Default (Tencent's Own Voice)", value: 'default' };

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
		if (!this.getNode().credentials?.[MEDIA_LAB_API]) throw lacksCredential(this.getNode());
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

function lacksCredential(node: INode): Error {
	const message = 'Choose a Tencent Media Lab credential first';
	const hint = 'Choose or create one in the node, then open the list again';
	return toNodeError(node, new InputError(message, hint, 'credentialMissing'));
}
