import type { INodeProperties } from 'n8n-workflow';

const SOURCES = {
	binary: {
		name: 'Binary File',
		value: 'binary',
		description: 'A recording that the input item carries',
	},
	repository: {
		name: 'Repository',
		value: 'repository',
		description: 'A recording in a repository (COS bucket) that Tencent Media Lab knows',
	},
	text: { name: 'Text', value: 'text', description: 'A text to speak or sing' },
	url: {
		name: 'URL',
		value: 'url',
		description: 'A recording that the vendor downloads from a public address',
	},
} as const;

/** Where the input of a job can come from. */
export type InputSource = keyof typeof SOURCES;

/** The choices of Input Source, by value. */
export const INPUT_SOURCE_NAMES: Record<InputSource, string> = {
	binary: SOURCES.binary.name,
	repository: SOURCES.repository.name,
	text: SOURCES.text.name,
	url: SOURCES.url.name,
};

/**
 * The fields for the input of a job.
 *
 * @param preferred the default of Input Source
 */
export function createInputFields(
	sources: readonly InputSource[],
	preferred: InputSource,
): INodeProperties[] {
	const fields: INodeProperties[] = [
		{
			displayName: 'Input Source',
			name: 'inputSource',
			type: 'options',
			options: sources.map((source) => SOURCES[source]),
			default: 'binary',
			description: 'Where the input comes from',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			displayOptions: { show: { inputSource: ['text'] } },
			description:
				'The text to speak, of any length. What is longer than 512 characters is cut at ends of sentences, spoken in parts and, when downloaded, joined again.',
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			displayOptions: { show: { inputSource: ['binary'] } },
			hint: 'The name of the input field that holds the recording',
			description:
				'The recording is uploaded to your COS bucket for the vendor to fetch, unless Binary Upload in the options says otherwise',
		},
		{
			displayName: 'Recording URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/recording.wav',
			displayOptions: { show: { inputSource: ['url'] } },
			description: 'Address of the recording, which must open from the internet without a login',
		},
		{
			displayName: 'Repository ID',
			name: 'repositoryId',
			type: 'string',
			default: '',
			displayOptions: { show: { inputSource: ['repository'] } },
			description:
				'The Content ID of the repository that holds the recording. Leave it empty to use the Content ID of the credential.',
		},
		{
			displayName: 'Repository Path',
			name: 'repositoryPath',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. /recordings/speech.wav',
			displayOptions: { show: { inputSource: ['repository'] } },
			description: 'Path of the recording in the repository',
		},
	];
	return fields
		.filter(({ displayOptions }) => {
			const shownFor = displayOptions?.show?.inputSource?.[0];
			return shownFor === undefined || sources.some((source) => source === shownFor);
		})
		.map((field) => (field.name === 'inputSource' ? { ...field, default: preferred } : field));
}
