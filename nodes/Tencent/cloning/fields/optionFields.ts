import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import {
	enteredChoice,
	enteredFlag,
	enteredNumber,
	enteredText,
} from '../../../shared/n8n/enteredValue';
import { parseParameters, wholeNumber } from '../../../shared/n8n/parameters';

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The options of an operation that reads jobs. */
export const readingOptionFields: INodeProperties = collection([simplifyField]);

/** The options of an operation that creates jobs. */
export const jobOptionFields: INodeProperties = collection([
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
]);

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}

const jobOptionsSchema = z.object({
	binaryUpload: enteredChoice('Binary Upload', { cos: 'COS', signedUrl: 'Signed URL' }),
	callback: enteredText('Callback URL'),
	concurrency: enteredNumber(wholeNumber('Concurrency', 1, 50)),
	customId: enteredText('Custom ID'),
	keepUpload: enteredFlag('Keep Upload'),
	/** In seconds. */
	pollingInterval: enteredNumber(
		z
			.number({ message: 'Polling Interval must be a number of seconds' })
			.positive('Polling Interval must be more than 0')
			.max(3600, 'Polling Interval must be at most 3600'),
	),
	sendAnyFormat: enteredFlag('Send Any Format'),
	simplify: enteredFlag('Simplify'),
	/** In seconds. */
	timeout: enteredNumber(wholeNumber('Timeout', 0, 2 ** 31 - 1)).transform((seconds) =>
		seconds === 0 ? undefined : seconds,
	),
});

/** The options of an operation that creates jobs. */
export type JobOptions = z.infer<typeof jobOptionsSchema>;

/** @throws InputError with the first option that is wrong */
export function readJobOptions(context: IExecuteFunctions, itemIndex: number): JobOptions {
	return parseParameters(jobOptionsSchema, {
		...defaultsOf(jobOptionFields),
		...readOptions(context, itemIndex),
	});
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
	const defaults = defaultsOf(jobOptionFields);
	const read = (name: string) =>
		context.getNodeParameter(`options.${name}`, 0, defaults[name] as string);
	const names = Object.keys(runOptionsSchema.shape);
	return parseParameters(
		runOptionsSchema,
		Object.fromEntries(names.map((name) => [name, read(name)])),
	);
}

const readingOptionsSchema = z.object({ simplify: enteredFlag('Simplify') });

/** @throws InputError with the first option that is wrong */
export function readReadingOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): z.infer<typeof readingOptionsSchema> {
	return parseParameters(readingOptionsSchema, {
		...defaultsOf(readingOptionFields),
		...readOptions(context, itemIndex),
	});
}

function readOptions(context: IExecuteFunctions, itemIndex: number): object {
	return context.getNodeParameter('options', itemIndex, {}) as object;
}

function defaultsOf({ options = [] }: INodeProperties): Record<string, unknown> {
	return Object.fromEntries(
		(options as INodeProperties[]).map(({ name, default: value }) => [name, value]),
	);
}
