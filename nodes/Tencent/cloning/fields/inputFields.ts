import type { INodeProperties } from 'n8n-workflow';
import { byUse } from '../../output/byUse';

const SOURCES = {
	binary: {
		name: 'Binary File',
		value: 'binary',
		description: 'A recording on the input item',
	},
	repository: {
		name: 'Repository',
		value: 'repository',
		description: 'A recording in a repository (COS bucket) registered with Tencent Media Lab',
	},
	text: { name: 'Text', value: 'text', description: 'Text to speak or sing' },
	url: {
		name: 'URL',
		value: 'url',
		description: 'A recording that Tencent downloads from a public URL',
	},
} as const;

/** Where the input of a job can come from. */
export type InputSource = keyof typeof SOURCES;

/** The choices of Input Source and of Training Source, by value. */
export const INPUT_SOURCE_NAMES: Record<InputSource, string> = {
	binary: SOURCES.binary.name,
	repository: SOURCES.repository.name,
	text: SOURCES.text.name,
	url: SOURCES.url.name,
};

/**
 * The field that says where the input comes from. Training has one of its own, because it takes no text and n8n keeps
 * the values of fields with the same name when the operation is changed.
 */
export const SOURCE_FIELDS = {
	inputSource: 'Input Source',
	trainingSource: 'Training Source',
} as const;

export type SourceField = keyof typeof SOURCE_FIELDS;

/**
 * The fields for the input of a job.
 *
 * @param preferred what most people choose; a tool of an AI agent has no file, so there it is a URL
 */
export function createInputFields(
	sourceField: SourceField,
	sources: readonly InputSource[],
	preferred: InputSource,
): INodeProperties[] {
	const choice: INodeProperties = {
		displayName: SOURCE_FIELDS[sourceField],
		name: sourceField,
		type: 'options',
		options: sources.map((source) => SOURCES[source]),
		default: preferred,
		description:
			sourceField === 'inputSource'
				? 'Where the input comes from'
				: 'Where the recordings to train with come from',
	};
	const fields = sources.flatMap((source) =>
		createSourceFields(source).map((field) => ({
			...field,
			displayOptions: { show: { [sourceField]: [source] } },
		})),
	);
	return [...byUse(choice, preferred === 'binary' ? 'url' : preferred), ...fields];
}

function createSourceFields(source: InputSource): INodeProperties[] {
	switch (source) {
		case 'text':
			return [textField];
		case 'binary':
			return [binaryField];
		case 'url':
			return [urlField];
		case 'repository':
			return repositoryFields;
	}
}

const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	hint: 'Any length. Text over 512 characters is split at sentence ends, spoken in parts, and joined again when downloaded.',
	description: 'The text to speak',
};

const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field that holds the recording: WAV or MP3',
	description:
		'The recording is uploaded to your COS bucket for Tencent to fetch, unless you change Binary Upload in Options',
};

const urlField: INodeProperties = {
	displayName: 'Recording URL',
	name: 'url',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/recording.wav',
	hint: 'A WAV or MP3 file',
	description: 'URL of the recording, which must open from the internet without a login',
};

const repositoryFields: INodeProperties[] = [
	{
		displayName: 'Repository ID',
		name: 'repositoryId',
		type: 'string',
		default: '',
		description:
			'Content ID of the repository that holds the recording. Leave empty to use the Content ID of the credential.',
	},
	{
		displayName: 'Repository Path',
		name: 'repositoryPath',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /recordings/speech.wav',
		hint: 'A WAV or MP3 file',
		description: 'Path of the recording in the repository',
	},
];
