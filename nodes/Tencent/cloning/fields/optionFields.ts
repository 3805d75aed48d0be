import type { INodeProperties } from 'n8n-workflow';
import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The options of an operation that creates jobs, as far as it has them. */
export const jobOptions: INodeProperties[] = [
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'json',
		default: '{}',
		description:
			'Settings of the capability that this node has no field for, as a JSON object. They are sent with every output, beside <code>type</code> and <code>modelName</code>.',
	},
	{
		displayName: 'Binary Upload',
		name: 'binaryUpload',
		type: 'options',
		options: [
			{
				name: 'COS',
				value: 'cos',
				description: 'Upload it to your COS bucket; needs the credential Tencent COS API',
			},
			{
				name: 'Signed URL',
				value: 'signedUrl',
				description: 'Let the vendor fetch it from this n8n, which must have a public address',
			},
		],
		default: 'cos',
		displayOptions: { show: { '/inputSource': ['binary'] } },
		description: 'How the vendor gets at a recording that the input item carries',
	},
	{
		displayName: 'Callback URL',
		name: 'callback',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/webhook/tencent',
		description:
			'Address that the vendor posts the job to when it has ended, such as the Production URL of a Tencent Job Trigger. With Wait Mode set to Suspend the vendor calls this n8n instead, and the node passes the job on to this address when it goes on; not a job that ends after Max Wait.',
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description: 'How many jobs to create, and how many results to download, at the same time',
	},
	{
		displayName: 'Custom ID',
		name: 'customId',
		type: 'string',
		default: '',
		description:
			'Your own name for the jobs, of at most 63 characters. Leave it empty to let the node make one for each run, by which it finds its jobs again after a failure (recommended).',
	},
	{
		displayName: 'Keep Upload',
		name: 'keepUpload',
		type: 'boolean',
		default: false,
		displayOptions: {
			show: { '/inputSource': ['binary'] },
			hide: { '/options.binaryUpload': ['signedUrl'] },
		},
		description: 'Whether to leave an uploaded recording in your COS bucket when its job has ended',
	},
	{
		displayName: 'Polling Interval',
		name: 'pollingInterval',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 2,
		displayOptions: { show: { '/waitMode': ['poll', 'suspend'] } },
		description:
			'How many seconds to wait before asking the vendor for the first time; each further time it is longer',
	},
	{
		displayName: 'Part Length',
		name: 'partLength',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: TEXT_LIMIT },
		default: TEXT_LIMIT,
		displayOptions: { show: { '/inputSource': ['text'] } },
		description:
			'How many characters of a long text to speak at a time. Lower it where Tencent Media Lab refuses long parts.',
	},
	{
		displayName: 'Send Any Format',
		name: 'sendAnyFormat',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/inputSource': ['binary'] } },
		description:
			'Whether to send recordings in formats other than WAV and MP3, which the vendor may not be able to read',
	},
	simplifyField,
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'After how many seconds the vendor gives up the job, with the state ERROR; 0 for the time it sets itself',
	},
	{
		displayName: 'Unique Names',
		name: 'uniqueNames',
		type: 'boolean',
		default: true,
		description:
			'Whether to add 11 characters to Output Prefix, so that no result replaces another. Turn it off to name the files yourself: results with the same Destination and Output Prefix may then replace each other, and a text must fit into one part.',
	},
];
