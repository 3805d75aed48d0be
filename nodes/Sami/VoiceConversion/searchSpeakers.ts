import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { SCENES, searchSpeakers as search } from '../invoke/speakers';

/** Fills the speaker list: by scene, in Chinese and English, filtered by any of its names. */
export async function searchSpeakers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const results = search(filter).map(({ id, scene, chineseName, englishName }) => ({
		name: `${scene} ${SCENES[scene]}: ${chineseName} ${englishName}`,
		value: id,
		description: id,
	}));
	return { results };
}
