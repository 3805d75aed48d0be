import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { enteredFlag } from '../../../shared/n8n/enteredValue';
import { readParameter } from '../../../shared/n8n/parameters';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import type { SourceField } from './inputFields';

/**
 * The field for separating the vocals of a recording first, where the capability has it
 * (multimedia.tencent.com/docs/smart-music/api/singing-cloning, `useSeparate`).
 */
export function createSeparateVocalsFields(
	{ hasUseSeparate }: KnownCapability,
	sourceField: SourceField,
): INodeProperties[] {
	if (!hasUseSeparate) return [];
	return [
		{
			displayName: 'Separate Vocals',
			name: 'useSeparate',
			type: 'boolean',
			default: false,
			// Text has no music to separate vocals from.
			displayOptions: { show: { [sourceField]: ['binary', 'repository', 'url'] } },
			hint: 'Turn this on for a song with music',
			description: 'Whether to separate the vocals from the music first',
		},
	];
}

const separatesSchema = enteredFlag('Separate Vocals');

/**
 * @returns undefined where the vocals are not to be separated, which is the vendor's default
 * @throws InputError when the field is neither true nor false
 */
export function readSeparateVocals(
	context: IExecuteFunctions,
	{ hasUseSeparate }: KnownCapability,
	itemIndex: number,
): true | undefined {
	if (!hasUseSeparate) return undefined;
	return readParameter(context, 'useSeparate', itemIndex, separatesSchema, false) || undefined;
}
