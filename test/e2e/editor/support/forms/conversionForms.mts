import type { INodeParameters } from 'n8n-workflow';
import { constantCredential, source } from './form.mts';
import type { Form } from './form.mts';

const conversionOptions = [
	'Channels',
	'Concurrency',
	'Enable Background',
	'File Name',
	'Format',
	'Output Binary Field',
	'Retries',
	'Sample Rate',
	'Timeout',
];

function convert(parameters: INodeParameters, input: string[]): Form {
	return {
		node: 'samiVoiceConversion',
		parameters,
		labels: ['Operation', 'Input Source', ...input, 'Speaker', 'Options'],
		credentials: constantCredential,
		options: conversionOptions,
	};
}

/** The forms of SAMI Voice Conversion. */
export const conversionForms: Form[] = [
	convert({}, source.binary),
	convert({ inputSource: 'url' }, source.url),
];
