import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { KnownCapability } from '../../mediaLab/api/capabilities';

/** The field that says whether vocals of a recording are extracted first, for generating and training (seed 002), if there is one. */
export function createSeparateVocalsFields({ hasUseSeparate }: KnownCapability): INodeProperties[] {
	return hasUseSeparate ? [separateVocalsField] : [];
}

const separateVocalsField: INodeProperties = {
	displayName: 'Separate Vocals',
	name: 'useSeparate',
	type: 'boolean',
	default: false,
	// A text has no music to separate from.
	displayOptions: { show: { inputSource: ['binary', 'repository', 'url'] } },
	description:
		'Whether to separate the vocals from the music first, which a recording with music needs',
};

/** Undefined where the vocals are not to be separated, which is what the vendor does by itself. */
export function readSeparateVocals(
	context: IExecuteFunctions,
	{ hasUseSeparate }: KnownCapability,
	itemIndex: number,
): true | undefined {
	return hasUseSeparate && context.getNodeParameter('useSeparate', itemIndex, false) === true
		? true
		: undefined;
}
