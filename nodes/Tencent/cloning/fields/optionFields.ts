import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { parseParameters, wholeNumber } from '../../../shared/n8n/parameters';
import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';
import { parseJsonObject } from './jsonObject';

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
			'Whether to add 11 characters to Output Prefix, so that no result replaces another. Turn it off to name the files yourself: results with the same Destination and Output Prefix may then replace each other.',
	},
];

/** Expressions often turn IDs into numbers. */
const text = (name: string) =>
	z
		.union([z.string(), z.number()], { message: `${name} must be a text` })
		.transform((value) => String(value).trim());
const flag = (name: string) => z.boolean({ message: `${name} must be true or false` });

const jobDefaults = defaultsOf(jobOptions);

const jobOptionsSchema = z.object({
	additionalFields: z.record(z.string(), z.unknown()),
	binaryUpload: z.enum(['cos', 'signedUrl'], { message: 'Binary Upload must be cos or signedUrl' }),
	callback: text('Callback URL'),
	concurrency: wholeNumber('Concurrency', 1, 50),
	customId: text('Custom ID'),
	keepUpload: flag('Keep Upload'),
	/** In seconds. */
	pollingInterval: z
		.number({ message: 'Polling Interval must be a number of seconds' })
		.positive('Polling Interval must be more than 0')
		.max(3600, 'Polling Interval must be at most 3600'),
	/** In UTF-16 units. */
	partLength: wholeNumber('Part Length', 2, TEXT_LIMIT),
	simplify: flag('Simplify'),
	/** In seconds. */
	timeout: wholeNumber('Timeout', 0, 2 ** 31 - 1).transform((seconds) =>
		seconds === 0 ? undefined : seconds,
	),
	uniqueNames: flag('Unique Names'),
});

/** The options of an operation that creates jobs. */
export type JobOptions = z.infer<typeof jobOptionsSchema>;

/** @throws InputError with the first option that is wrong */
export function readJobOptions(context: IExecuteFunctions, itemIndex: number): JobOptions {
	const options: Record<string, unknown> = { ...jobDefaults, ...readOptions(context, itemIndex) };
	const additionalFields = parseJsonObject('Additional Fields', options.additionalFields || {});
	return parseParameters(jobOptionsSchema, { ...options, additionalFields });
}

const runOptionsSchema = jobOptionsSchema.pick({
	concurrency: true,
	pollingInterval: true,
	simplify: true,
});

/**
 * The options that apply to the whole run. Only these are read, of the first item: what is wrong with its other options
 * concerns that item alone.
 *
 * @throws InputError with the first option that is wrong
 */
export function readRunOptions(context: IExecuteFunctions): z.infer<typeof runOptionsSchema> {
	const read = (name: string) =>
		context.getNodeParameter(`options.${name}`, 0, jobDefaults[name] as string);
	const names = Object.keys(runOptionsSchema.shape);
	return parseParameters(
		runOptionsSchema,
		Object.fromEntries(names.map((name) => [name, read(name)])),
	);
}

const readingOptionsSchema = z.object({ simplify: flag('Simplify') });

/** @throws InputError with the first option that is wrong */
export function readReadingOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): z.infer<typeof readingOptionsSchema> {
	return parseParameters(readingOptionsSchema, {
		simplify: simplifyField.default,
		...readOptions(context, itemIndex),
	});
}

function readOptions(context: IExecuteFunctions, itemIndex: number): object {
	return context.getNodeParameter('options', itemIndex, {}) as object;
}

function defaultsOf(options: readonly INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(options.map(({ name, default: value }) => [name, value]));
}
