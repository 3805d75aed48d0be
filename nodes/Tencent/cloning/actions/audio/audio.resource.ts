import type { INodeProperties } from 'n8n-workflow';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import type { Resource } from '../operation';
import * as generate from './generate.operation';
import * as narrate from './narrate.operation';

function createOperationField({ canNarrate, generateAction }: KnownCapability): INodeProperties {
	const options = [
		{
			name: 'Generate',
			value: 'generate',
			action: generateAction,
			description: 'Generate audio from text or a recording with a cloned voice',
		},
		{
			name: 'Narrate',
			value: 'narrate',
			action: 'Narrate a script',
			description: 'Speak a script with one or more voices, as one file with subtitles',
		},
	];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['audio'] } },
		options: options.filter(({ value }) => canNarrate || value !== 'narrate'),
		default: 'generate',
	};
}

export const audio: Resource = { createOperationField, operations: { generate, narrate } };
