import type { IDataObject } from 'n8n-workflow';
import type { Step } from './operationWorkflow.mts';

/** The nodes that run jobs at Tencent Media Lab. */
export type CloningNode = Exclude<Step['node'], 'samiVoiceConversion'>;

/** A conversion of the recording of each item. */
export function convert(inputSource: 'binary' | 'url', options: IDataObject = {}): Step {
	return {
		node: 'samiVoiceConversion',
		parameters: {
			inputSource,
			url: '={{ $json.url }}',
			speaker: choose('zh_male_chunhou'),
			options,
		},
	};
}

/** A job that generates audio for each item; waits for it, unless something else is said. */
export function generate(
	node: CloningNode,
	parameters: IDataObject,
	{ options = {}, ...further }: { options?: IDataObject } & IDataObject = {},
): Step {
	return {
		node,
		parameters: {
			resource: 'audio',
			operation: 'generate',
			text: '={{ $json.text }}',
			url: '={{ $json.url }}',
			modelName: choose('default'),
			contentId: "={{ $('Webhook').item.json.body.contentId }}",
			destination: '/output',
			waitMode: 'poll',
			download: false,
			...parameters,
			...further,
			options: { ...quick, ...options },
		},
	};
}

/** Models that are trained with the recordings of the items, named after the items. */
export function train(node: CloningNode, parameters: IDataObject): Step {
	return {
		node,
		parameters: {
			resource: 'model',
			operation: 'train',
			url: '={{ $json.url }}',
			newModelName: "={{ $('Items').item.json.name }}",
			waitMode: 'poll',
			options: quick,
			...parameters,
		},
	};
}

/** An operation that only reads. */
export function read(node: CloningNode, resource: 'job' | 'model', parameters: IDataObject): Step {
	return { node, parameters: { resource, ...parameters } };
}

/** The jobs of the sandbox take a fraction of a second. */
const quick = { pollingInterval: 0.2 };

function choose(value: string): IDataObject {
	return { __rl: true, mode: value === 'default' ? 'name' : 'id', value };
}
