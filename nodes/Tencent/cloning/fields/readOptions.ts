import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import {
	enteredChoice,
	enteredFlag,
	enteredNumber,
	enteredText,
} from '../../../shared/n8n/enteredValue';
import { parseParameters, wholeNumber } from '../../../shared/n8n/parameters';
import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';
import { parseJsonObject } from './jsonObject';
import { TEXT_SUBTITLES, createJobOptions } from './optionFields';

const jobDefaults = defaultsOf(createJobOptions('inputSource'));

const fileNameSchema = enteredText('File Name');

const jobOptionsSchema = z.object({
	additionalFields: z.record(z.string(), z.unknown()),
	binaryUpload: enteredChoice('Binary Upload', { cos: 'COS', signedUrl: 'Signed URL' }),
	callback: enteredText('Callback URL'),
	concurrency: enteredNumber(wholeNumber('Concurrency', 1, 50)),
	customId: enteredText('Custom ID'),
	fileName: fileNameSchema,
	keepUpload: enteredFlag('Keep Upload'),
	/** In UTF-16 units. */
	partLength: enteredNumber(wholeNumber('Part Length', 2, TEXT_LIMIT)),
	/** In seconds. */
	pollingInterval: enteredNumber(
		z
			.number({ message: 'Polling Interval must be a number of seconds' })
			.positive('Polling Interval must be more than 0')
			.max(3600, 'Polling Interval must be at most 3600'),
	),
	sendAnyFormat: enteredFlag('Send Any Format'),
	simplify: enteredFlag('Simplify'),
	subtitles: enteredChoice('Subtitles', TEXT_SUBTITLES),
	/** In seconds. */
	timeout: enteredNumber(wholeNumber('Timeout', 0, 2 ** 31 - 1)).transform((seconds) =>
		seconds === 0 ? undefined : seconds,
	),
	uniqueNames: enteredFlag('Unique Names'),
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

/**
 * The user's name for the file of an item; empty where there is none.
 *
 * @throws InputError where it is no text
 */
export function readFileName(context: IExecuteFunctions, itemIndex: number): string {
	const name: unknown = context.getNodeParameter('options.fileName', itemIndex, '');
	return parseParameters(fileNameSchema, name);
}

const readingOptionsSchema = z.object({ simplify: enteredFlag('Simplify') });

/** @throws InputError with the first option that is wrong */
export function readReadingOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): z.infer<typeof readingOptionsSchema> {
	return parseParameters(readingOptionsSchema, {
		simplify: jobDefaults.simplify,
		...readOptions(context, itemIndex),
	});
}

function readOptions(context: IExecuteFunctions, itemIndex: number): object {
	return context.getNodeParameter('options', itemIndex, {}) as object;
}

function defaultsOf(options: readonly INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(options.map(({ name, default: value }) => [name, value]));
}
