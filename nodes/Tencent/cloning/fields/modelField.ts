import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MODEL } from '../../methods/searchModels';

/** What the field for a model has besides its name. */
type ModelField = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>;

/** A field to choose a trained model, from the list or by its name. */
export function createModelField(field: ModelField): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: {
			__rl: true,
			mode: 'list',
			value: DEFAULT_MODEL.value,
			cachedResultName: DEFAULT_MODEL.name,
		},
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchModels', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. my_voice' },
		],
	};
}
