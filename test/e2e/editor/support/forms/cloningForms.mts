import type { INodeParameters } from 'n8n-workflow';
import { constantCredential, endOfForm, source, tencentCredentials } from './form.mts';
import type { Form } from './form.mts';
import { narrate } from './narrateForm.mts';

function jobOptions(
	{ inputSource, trainingSource, waitMode, download, options }: INodeParameters,
	ofTraining: string[] = [],
): string[] {
	const isTraining = ofTraining.length > 0;
	const isRecording = !isTraining && inputSource !== 'text';
	const isBinary = (isTraining ? trainingSource : inputSource) === 'binary';
	// With a signed URL there is nothing to keep, and Binary Upload is chosen already.
	const uploads = isBinary && options === undefined;
	return [
		'Additional Fields',
		...(uploads ? ['Binary Upload'] : []),
		'Callback URL',
		'Concurrency',
		'Custom ID',
		...(isTraining ? [] : ['Dry Run', 'File Name', 'Max Characters']),
		...(isRecording ? ['Max Minutes'] : []),
		...(uploads ? ['Keep Upload'] : []),
		...(inputSource === 'text' ? ['Part Length'] : []),
		...(waitMode === 'none' ? [] : ['Polling Interval']),
		...(isBinary ? ['Send Any Format'] : []),
		'Simplify',
		...(inputSource === 'text' && waitMode !== 'none' && download !== false ? ['Subtitles'] : []),
		'Timeout',
		'Unique Names',
		...ofTraining,
	].sort((one, other) => one.localeCompare(other));
}

const place = ['Voice Model', 'Content ID', 'Destination', 'Output Prefix'];
const operation = ['Resource', 'Operation'];

function generate(
	node: string,
	parameters: INodeParameters,
	input: string[],
	rest: string[],
): Form {
	const own = node === 'tencentSingingCloning' && input !== source.text ? ['Separate Vocals'] : [];
	const speech =
		node === 'tencentVoiceCloning' && input === source.text ? ['Language', 'Speech Rate'] : [];
	return {
		node,
		parameters: { resource: 'audio', operation: 'generate', ...parameters },
		labels: [
			...operation,
			'Input Source',
			...input,
			...speech,
			...place,
			...own,
			...endOfForm(rest),
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
			'Training Source',
			...input,
			'Model Name',
			'Total Epochs',
			...own,
			...endOfForm(rest),
		],
		credentials: tencentCredentials,
		options: jobOptions({ trainingSource: 'binary', ...parameters }, [
			'Content ID',
			'Destination',
			'Output Prefix',
		]),
	};
}

function create(node: string, parameters: INodeParameters, rest: string[]): Form {
	return {
		node,
		parameters: { resource: 'job', operation: 'create', ...parameters },
		labels: [...operation, 'Job Request', ...endOfForm(rest)],
		credentials: tencentCredentials,
		options: [
			'Callback URL',
			'Concurrency',
			'Custom ID',
			'File Name',
			...(parameters.waitMode === 'none' ? [] : ['Polling Interval']),
			'Simplify',
			'Timeout',
			'Unique Names',
		],
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

/** The forms of a cloning node. */
export function cloningForms(node: string): Form[] {
	const preferred = preferredInput[node]!;
	const waits = ['Max Wait (Minutes)', 'Download', 'Output Binary Field'];
	const hours = ['Max Wait (Hours)'];
	return [
		generate(node, {}, source[preferred], waits),
		generate(node, { inputSource: 'text' }, source.text, waits),
		generate(node, { inputSource: 'url' }, source.url, waits),
		generate(node, { inputSource: 'binary' }, source.binary, waits),
		generateBySignedUrl(node, waits),
		generate(node, { inputSource: 'repository' }, source.repository, waits),
		generate(node, { waitMode: 'none' }, source[preferred], []),
		generate(node, { waitMode: 'suspend' }, source[preferred], waits),
		generate(node, { download: false }, source[preferred], waits.slice(0, 2)),
		generate(node, { waitMode: 'none', download: false }, source[preferred], []),
		...(node === 'tencentVoiceCloning'
			? [narrate({}, 'Script'), narrate({ scriptSource: 'binary' }, 'Input Binary Field')]
			: []),
		train(node, {}, source.binary, hours),
		train(node, { trainingSource: 'url', jobMode: 'perItem' }, source.url, hours),
		train(node, { trainingSource: 'repository' }, source.repository, hours),
		train(node, { waitMode: 'poll' }, source.binary, hours),
		train(node, { waitMode: 'none' }, source.binary, []),
		readOnly(node, { resource: 'model', operation: 'getMany' }, [
			'Return All',
			'Limit',
			'Include Input Fields',
		]),
		readOnly(node, { resource: 'model', operation: 'getMany', returnAll: true }, [
			'Return All',
			'Include Input Fields',
		]),
		readOnly(node, { resource: 'job', operation: 'get' }, [
			'Job ID',
			'Wait Mode',
			'Download',
			'Output Binary Field',
			'Include Input Fields',
			'Options',
		]),
		readOnly(node, { resource: 'job', operation: 'get', waitMode: 'poll' }, [
			'Job ID',
			'Wait Mode',
			'Max Wait (Minutes)',
			'Download',
			'Output Binary Field',
			'Include Input Fields',
			'Options',
		]),
		create(node, {}, waits),
		create(node, { waitMode: 'none' }, []),
		readOnly(node, { resource: 'job', operation: 'get', download: false }, [
			'Job ID',
			'Wait Mode',
			'Download',
			'Include Input Fields',
			'Options',
		]),
		readOnly(node, { resource: 'job', operation: 'get', options: { simplify: false } }, [
			'Job ID',
			'Wait Mode',
			'Download',
			'Output Binary Field',
			'Include Input Fields',
			'Options',
			'Simplify',
		]),
		readOnly(node, { resource: 'job', operation: 'getMany' }, [
			'Custom ID',
			'Include Input Fields',
			'Options',
		]),
	];
}
