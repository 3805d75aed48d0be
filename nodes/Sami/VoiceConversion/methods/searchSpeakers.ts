import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameSpeaker, searchSpeakers as search } from '../../invoke/speakers';

/** Fills the speaker list, in the order of scenes. */
export async function searchSpeakers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const results = search(filter).map((speaker) => ({
		name: nameSpeaker(speaker),
		value: speaker.id,
		description: speaker.id,
	}));
	return { results };
}
