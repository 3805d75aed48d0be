import type { INode } from 'n8n-workflow';
import { connect, createNode } from '../../test/e2e/support/cloningWorkflow.mts';
import type { WorkflowFile } from '../../tools/n8n/index.mts';

/** How a recording gets to SAMI and back: with this node, or with n8n's own nodes. */
export type Path = 'this node' | 'HTTP Request';

/** The trigger of the workflows. */
export const TRIGGER = 'When clicking ‘Execute workflow’';

/** Builds a workflow that reads a recording from disk and converts it. */
export function buildWorkflow(path: Path, file: string, url: string): WorkflowFile {
	const nodes = [
		createNode(TRIGGER, 'n8n-nodes-base.manualTrigger', {}),
		createNode('Read', 'n8n-nodes-base.readWriteFile', { fileSelector: file, options: {} }),
		...(path === 'this node' ? [convert()] : convertByHand(url)),
	];
	const names = nodes.map(({ name }) => name);
	const pairs = names.slice(1).map((name, index): [string, string] => [names[index]!, name]);
	const id = `${path}, ${file}`.replace(/\W/g, '').slice(-36);
	return {
		id,
		name: id,
		nodes,
		connections: connect(...pairs),
		settings: { executionOrder: 'v1' },
	};
}

function convert(): INode {
	return {
		...createNode('Convert', 'n8n-nodes-voice-cloning.samiVoiceConversion', {
			speaker: { __rl: true, mode: 'id', value: 'zh_male_chunhou' },
			// In one request, as HTTP Request sends it.
			options: { sampleRate: 48_000, channel: 2, longRecordings: 'refuse' },
		}),
		credentials: { samiApi: { id: 'bench', name: 'Bench' } },
	};
}

/** As users do without this package: the recording becomes text, which is sent in JSON, and the answer becomes a file. */
function convertByHand(url: string): INode[] {
	return [
		createNode('To Base64', 'n8n-nodes-base.extractFromFile', {
			operation: 'binaryToPropery',
			options: {},
		}),
		{
			...createNode('Request', 'n8n-nodes-base.httpRequest', {
				method: 'POST',
				url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ payload: "{}", data: $json.data }) }}',
				options: {},
			}),
			typeVersion: 4.2,
		},
		{
			...createNode('To File', 'n8n-nodes-base.convertToFile', {
				operation: 'toBinary',
				sourceProperty: 'data',
				options: {},
			}),
			typeVersion: 1.1,
		},
	];
}
