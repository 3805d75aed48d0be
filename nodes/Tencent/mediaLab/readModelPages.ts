import type { RequestContext } from '../../shared/n8n/authenticatedRequest';
import type { KnownCapability } from './api/capabilities';
import { MAX_PAGE_SIZE, listModels } from './api/requests';
import type { Model } from './api/responses/responseSchema';
import { sendWithRetries } from './transport';

/** A part of the list of models. */
export interface ModelPage {
	models: Model[];
	/** Where the next page begins; undefined after the last one. */
	nextOffset: number | undefined;
}

/**
 * Reads the trained models of a capability page by page (ListModels). A page that is the same as the one before is not
 * handed on and ends the list, because a service that ignores `offset` would never come to an end.
 *
 * @throws ServiceError when the list cannot be had; the reason of the signal when it is aborted
 */
export async function* readModelPages(
	context: RequestContext,
	capability: KnownCapability,
	{ offset, limit }: { offset: number; limit: number },
	signal: AbortSignal,
): AsyncGenerator<ModelPage> {
	const end = offset + limit;
	let next: number | undefined = offset;
	let previous = '';
	while (next !== undefined && next < end) {
		const page = listModels(capability, {
			offset: next,
			limit: Math.min(MAX_PAGE_SIZE, end - next),
		});
		const { models, total } = await sendWithRetries(context, page, signal);
		const content = JSON.stringify(models ?? []);
		if (!models?.length || content === previous) return;
		previous = content;
		next += models.length;
		if (next >= (total ?? 0)) next = undefined;
		yield { models, nextOffset: next };
	}
}
