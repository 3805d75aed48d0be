import { Workflow } from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';
import { TencentVoiceCloning } from '../../../../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';
import { createNodeTypes } from '../../../../../tools/engine/nodeTypes.mts';

const nodeType = new TencentVoiceCloning();
const { name, subtitle } = nodeType.description;

/** What the editor shows below the name of a node. */
function readSubtitle(parameters: INodeParameters): unknown {
	const node: INode = {
		...{ id: '1', name: 'Node', type: name, typeVersion: 1 },
		...{ position: [0, 0], parameters },
	};
	const nodeTypes = createNodeTypes({ [name]: nodeType });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const placed = workflow.getNode('Node')!;
	return workflow.expression.getSimpleParameterValue(placed, subtitle, 'internal', {});
}

describe('The subtitle', () => {
	it.each<[string, INodeParameters]>([
		[
			'generate: narrator',
			{
				resource: 'audio',
				operation: 'generate',
				modelName: { __rl: true, mode: 'name', value: 'narrator' },
			},
		],
		['generate: default', { resource: 'audio', operation: 'generate' }],
		['train: brand', { resource: 'model', operation: 'train', newModelName: 'brand' }],
		['train: model', { resource: 'model', operation: 'train' }],
		['getMany: job', { resource: 'job', operation: 'getMany', customId: 'x' }],
	])('says what the node does, and with which model: %s', (shown, parameters) => {
		expect(readSubtitle(parameters)).toBe(shown);
	});
});
