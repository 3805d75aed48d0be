import type { INodeParameters } from 'n8n-workflow';
import { samiCredential, source } from './form.mts';
import type { Form } from './form.mts';

function conversionOptions(input: string[]): string[] {
	const isFile = input === source.binary;
	return [
		'Channels',
		'Concurrency',
		'Dry Run',
		'File Name',
		'Format',
		'Keep Background Sound',
		...(isFile ? ['Long Recordings'] : []),
		'Max Minutes',
		'Output Binary Field',
		...(isFile ? ['Part Length (Minutes)'] : []),
		'Retries',
		'Sample Rate',
		...(isFile ? ['Send Any Format'] : []),
		'Timeout',
	];
}

function convert(parameters: INodeParameters, input: string[]): Form {
	return {
		node: 'samiVoiceConversion',
		parameters,
		labels: ['Operation', 'Input Source', ...input, 'Speaker', 'Include Input Fields', 'Options'],
		credentials: samiCredential,
		options: conversionOptions(input),
	};
}

/** The forms of SAMI Voice Conversion. */
export const conversionForms: Form[] = [
	convert({}, source.binary),
	convert({ inputSource: 'url' }, source.url),
	{
		node: 'samiVoiceConversion',
		parameters: { operation: 'getSpeakers' },
		labels: ['Operation', 'Include Input Fields'],
		credentials: [],
	},
];
