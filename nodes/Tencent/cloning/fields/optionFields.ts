import type { INodeProperties } from 'n8n-workflow';
import { createMaxMinutesField } from '../../../shared/n8n/maxMinutes';
import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';
import type { SourceField } from './inputFields';

/** The choices of Subtitles, by value. */
export const TEXT_SUBTITLES = { none: 'None', srt: 'SRT', vtt: 'VTT' };

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * The options of an operation that creates jobs, as far as it has them.
 *
 * @param sourceField the field of the operation that says where the input comes from
 */
export const createJobOptions = (sourceField: SourceField): INodeProperties[] => [
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'json',
		default: '{}',
		description:
			'Settings that this node has no field for, as a JSON object. They are sent beside <code>type</code> and <code>modelName</code>.',
	},
	{
		displayName: 'Binary Upload',
		name: 'binaryUpload',
		type: 'options',
		options: [
			{
				name: 'COS',
				value: 'cos',
				description: 'Upload it to your COS bucket. Needs a Tencent COS credential.',
			},
			{
				name: 'Signed URL',
				value: 'signedUrl',
				description: 'Let Tencent fetch it from this n8n, which must have a public address',
			},
		],
		default: 'cos',
		displayOptions: { show: { [`/${sourceField}`]: ['binary'] } },
		description: 'How Tencent gets the recording of the input item',
	},
	{
		displayName: 'Callback URL',
		name: 'callback',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/webhook/tencent',
		description:
			'URL that Tencent posts the job to when it finishes, such as the Production URL of a Tencent Job Trigger. With Wait Mode set to Suspend, Tencent calls this n8n instead, and the node forwards the job to this URL when it resumes. A job that finishes after Max Wait is not forwarded.',
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description: 'How many jobs to create, and how many results to download, at a time',
	},
	{
		displayName: 'Custom ID',
		name: 'customId',
		type: 'string',
		default: '',
		description:
			'Your own name for the jobs, at most 63 characters, to find them with Job → Get Many. Leave empty to let the node name each run (recommended).',
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to return what would be sent, such as the number of characters or the length of the recording, and create nothing',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. greeting',
		description:
			"Name of the downloaded file. The extension follows the file's format. Leave empty to combine the recording's name and the model.",
	},
	{
		displayName: 'Keep Upload',
		name: 'keepUpload',
		type: 'boolean',
		default: false,
		displayOptions: {
			show: { [`/${sourceField}`]: ['binary'] },
			hide: { '/options.binaryUpload': ['signedUrl'] },
		},
		description:
			'Whether to leave an uploaded recording in your COS bucket when its job has finished',
	},
	{
		displayName: 'Max Characters',
		name: 'maxCharacters',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Create nothing if the texts of all items together have more characters than this. 0 means no limit.',
	},
	{
		...createMaxMinutesField(
			'Create nothing if the recordings of all items together are longer than this. 0 means no limit. Needs Binary File: n8n cannot tell how long a recording from a URL or a repository is.',
		),
		displayOptions: { show: { [`/${sourceField}`]: ['binary', 'repository', 'url'] } },
	},
	{
		displayName: 'Polling Interval',
		name: 'pollingInterval',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 2,
		displayOptions: { show: { '/waitMode': ['poll', 'suspend'] } },
		description:
			'How many seconds to wait before asking Tencent for the first time. The interval then grows.',
	},
	{
		displayName: 'Part Length',
		name: 'partLength',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: TEXT_LIMIT },
		default: TEXT_LIMIT,
		displayOptions: { show: { [`/${sourceField}`]: ['text'] } },
		description:
			'How many characters of a long text to speak at a time. Lower it if Tencent refuses long parts.',
	},
	{
		displayName: 'Send Any Format',
		name: 'sendAnyFormat',
		type: 'boolean',
		default: false,
		displayOptions: { show: { [`/${sourceField}`]: ['binary'] } },
		description:
			'Whether to send recordings in formats other than WAV and MP3, which Tencent may not be able to read',
	},
	simplifyField,
	{
		displayName: 'Subtitles',
		name: 'subtitles',
		type: 'options',
		options: [
			{ name: TEXT_SUBTITLES.none, value: 'none' },
			{ name: TEXT_SUBTITLES.srt, value: 'srt' },
			{ name: TEXT_SUBTITLES.vtt, value: 'vtt' },
		],
		default: 'none',
		displayOptions: { show: { [`/${sourceField}`]: ['text'], '/download': [true] } },
		description:
			'Whether to add subtitles to the output, one for each sentence. For exact times, use Audio → Narrate.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'After how many seconds Tencent gives up the job, with the state ERROR. 0 leaves it to Tencent.',
	},
	{
		displayName: 'Unique Names',
		name: 'uniqueNames',
		type: 'boolean',
		default: true,
		description:
			'Whether to add 11 characters to Output Prefix, so that no stored file replaces another. When off, files with the same Destination and Output Prefix may replace each other, and text must fit into one part.',
	},
];
