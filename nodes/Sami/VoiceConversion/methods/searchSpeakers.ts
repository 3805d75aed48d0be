import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { SCENES, searchSpeakers as search } from '../../invoke/speakers';

/** Fills the speaker list, in the order of scenes. Names come first, because n8n cuts long entries off. */
export async function searchSpeakers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const results = search(filter).map(({ id, scene, chineseName, englishName }) => ({
		name: `${chineseName} ${englishName} (${scene} ${SCENES[scene]})`,
		value: id,
		description: id,
	}));
	return { results };
}
