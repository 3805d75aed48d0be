import type { INodeParameters } from 'n8n-workflow';

/** A node as a user has set it up, and the fields that its form then has, from top to bottom. */
export interface Form {
	node: string;
	/** What is chosen; all else is as a new node has it. */
	parameters: INodeParameters;
	labels: string[];
	/** What stands above the credentials to choose. */
	credentials: string[];
	/** What “Add option” offers, where that is more than one. */
	options?: string[];
}

function jobOptions({ inputSource, waitMode, options }: INodeParameters): string[] {
	// With a signed URL there is nothing to keep, and Binary Upload is chosen already.
	const uploads = inputSource === 'binary' && options === undefined;
	return [
		...(uploads ? ['Binary Upload'] : []),
		'Callback URL',
		'Concurrency',
		'Custom ID',
		...(uploads ? ['Keep Upload'] : []),
		...(waitMode === 'none' ? [] : ['Polling Interval']),
		'Simplify',
		'Timeout',
	];
}

// n8n does not name the type of a credential that a node always has.
const constantCredential = ['Credential'];
const mediaLabCredential = ['Credential for Tencent Media Lab API'];
const cosCredential = ['Credential for Tencent COS API'];
const tencentCredentials = [...constantCredential, ...cosCredential];

const source = {
	binary: ['Input Binary Field'],
	repository: ['Repository ID', 'Repository Path'],
	text: ['Text'],
	url: ['Recording URL'],
};
const place = ['Voice Model', 'Content ID', 'Destination', 'Output Prefix'];
const operation = ['Resource', 'Operation'];

function generate(
	node: string,
	parameters: INodeParameters,
	input: string[],
	rest: string[],
): Form {
	const own = node === 'tencentSingingCloning' && input !== source.text ? ['Separate Vocals'] : [];
	return {
		node,
		parameters: { resource: 'audio', operation: 'generate', ...parameters },
		labels: [
			...operation,
			'Input Source',
			...input,
			...place,
			...own,
			'Wait Mode',
			...rest,
			'Options',
		],
		credentials: tencentCredentials,
		options: jobOptions({ inputSource: preferredInput[node], ...parameters }),
	};
}

function generateBySignedUrl(node: string, rest: string[]): Form {
	const parameters = { inputSource: 'binary', options: { binaryUpload: 'signedUrl' } };
	const form = generate(node, parameters, source.binary, rest);
	return { ...form, labels: [...form.labels, 'Binary Upload'] };
}

function train(node: string, parameters: INodeParameters, input: string[], rest: string[]): Form {
	const own = node === 'tencentSingingCloning' ? ['Separate Vocals'] : [];
	return {
		node,
		parameters: { resource: 'model', operation: 'train', ...parameters },
		labels: [
			...operation,
			'Job Mode',
			'Input Source',
			...input,
			'Model Name',
			'Total Epochs',
			...own,
			'Wait Mode',
			...rest,
			'Options',
		],
		credentials: tencentCredentials,
		options: jobOptions({ inputSource: 'binary', ...parameters }),
	};
}

function readOnly(node: string, parameters: INodeParameters, labels: string[]): Form {
	const credentials = parameters.operation === 'get' ? tencentCredentials : constantCredential;
	return { node, parameters, labels: [...operation, ...labels], credentials };
}

/** The Input Source of Generate until another is chosen. */
const preferredInput: Record<string, keyof typeof source> = {
	tencentVoiceCloning: 'text',
	tencentSingingCloning: 'binary',
};

function cloningForms(node: string): Form[] {
	const preferred = preferredInput[node]!;
	const waits = ['Max Wait (Minutes)', 'Download'];
	return [
		generate(node, {}, source[preferred], waits),
		generate(node, { inputSource: 'text' }, source.text, waits),
		generate(node, { inputSource: 'url' }, source.url, waits),
		generate(node, { inputSource: 'binary' }, source.binary, waits),
		generateBySignedUrl(node, waits),
		generate(node, { inputSource: 'repository' }, source.repository, waits),
		generate(node, { waitMode: 'none' }, source[preferred], []),
		generate(node, { waitMode: 'suspend' }, source[preferred], waits),
		generate(node, { download: true }, source[preferred], [...waits, 'Output Binary Field']),
		generate(node, { waitMode: 'none', download: true }, source[preferred], []),
		train(node, {}, source.binary, ['Max Wait (Minutes)']),
		train(node, { inputSource: 'url', jobMode: 'perItem' }, source.url, ['Max Wait (Minutes)']),
		train(node, { inputSource: 'repository' }, source.repository, ['Max Wait (Minutes)']),
		train(node, { waitMode: 'poll' }, source.binary, ['Max Wait (Minutes)']),
		train(node, { waitMode: 'none' }, source.binary, []),
		readOnly(node, { resource: 'model', operation: 'getMany' }, ['Return All', 'Limit']),
		readOnly(node, { resource: 'model', operation: 'getMany', returnAll: true }, ['Return All']),
		readOnly(node, { resource: 'job', operation: 'get' }, ['Job ID', 'Download', 'Options']),
		readOnly(node, { resource: 'job', operation: 'get', download: true }, [
			'Job ID',
			'Download',
			'Output Binary Field',
			'Options',
		]),
		readOnly(node, { resource: 'job', operation: 'get', options: { simplify: false } }, [
			'Job ID',
			'Download',
			'Options',
			'Simplify',
		]),
		readOnly(node, { resource: 'job', operation: 'getMany' }, ['Custom ID', 'Options']),
	];
}

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

const filters = ['Events', 'Capabilities', 'Tasks', 'Custom ID Filter', 'Verification'];
const always = ['Shared Secret', 'Download'];
const filtersOfOther = filters.filter((filter) => filter !== 'Tasks');

function receive(parameters: INodeParameters, credentials: string[], ...labels: string[]): Form {
	return { node: 'tencentJobTrigger', parameters, labels: [...labels, 'Options'], credentials };
}

/** All operations of all nodes, and each condition that shows or hides a field, an option or a credential. */
export const forms: Form[] = [
	convert({}, source.binary),
	convert({ inputSource: 'url' }, source.url),
	...cloningForms('tencentVoiceCloning'),
	...cloningForms('tencentSingingCloning'),
	receive({}, mediaLabCredential, ...filters, 'If It Cannot Be Verified', ...always),
	receive(
		{ capabilities: ['other'] },
		mediaLabCredential,
		...filtersOfOther,
		'If It Cannot Be Verified',
		...always,
	),
	receive(
		{ capabilities: ['other', 'voiceCloning'] },
		mediaLabCredential,
		...filters,
		'If It Cannot Be Verified',
		...always,
	),
	receive({ verification: 'none' }, [], ...filters, ...always),
	receive(
		{ verification: 'none', download: true },
		cosCredential,
		...filters,
		...always,
		'Output Binary Field',
	),
	receive(
		{ download: true },
		[...mediaLabCredential, ...cosCredential],
		...filters,
		'If It Cannot Be Verified',
		...always,
		'Output Binary Field',
	),
];

/** Says in words what is chosen in a form. */
export function describeChoices({ parameters }: Form): string {
	const choices = Object.entries(parameters).map(
		([name, value]) =>
			`${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
	);
	return choices.length > 0 ? choices.join(', ') : 'nothing else chosen';
}
