import type { INodeProperties } from 'n8n-workflow';

/**
 * Gives a field another default where the node is a tool of an AI agent: an agent passes text and addresses, and takes
 * no files.
 *
 * @returns the field twice, of which n8n shows one
 */
export function byUse(
	field: INodeProperties,
	defaultOfTool: INodeProperties['default'],
): INodeProperties[] {
	if (field.default === defaultOfTool) return [field];
	const { show, hide } = field.displayOptions ?? {};
	// Older versions of n8n do not know `@tool`: there only the first is shown.
	return [
		{ ...field, displayOptions: { show, hide: { ...hide, '@tool': [true] } } },
		{
			...field,
			default: defaultOfTool,
			displayOptions: { show: { ...show, '@tool': [true] }, hide },
		},
	];
}
