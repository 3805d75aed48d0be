import { NodeHelpers } from 'n8n-workflow';
import { TencentSingingCloning } from '../../../../../nodes/Tencent/SingingCloning/TencentSingingCloning.node';
import { TencentVoiceCloning } from '../../../../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';

/** The form of a new node, as a node of a workflow or as a tool of an AI agent, which n8n gives a name of its own. */
function openNew(
	nodeType: TencentVoiceCloning | TencentSingingCloning,
	operation: string,
	isTool: boolean,
) {
	const description = {
		...nodeType.description,
		name: `${nodeType.description.name}${isTool ? 'Tool' : ''}`,
	};
	const [resource, name] = operation.split('.') as [string, string];
	const node = {
		...{ id: '1', name: 'Node', type: description.name, typeVersion: 1 },
		...{ position: [0, 0] as [number, number], parameters: {} },
	};
	const chosen = { resource, operation: name };
	return NodeHelpers.getNodeParameters(
		description.properties,
		chosen,
		true,
		false,
		node,
		description,
	);
}

describe.each([
	['audio.generate', TencentVoiceCloning, 'inputSource', 'text', 'text'],
	['audio.generate', TencentSingingCloning, 'inputSource', 'binary', 'url'],
	['model.train', TencentVoiceCloning, 'trainingSource', 'binary', 'url'],
])('A new %s of %p', (operation, NodeType, field, inWorkflow, asTool) => {
	it('takes a file or text in a workflow, and what an agent can pass as a tool', () => {
		expect(openNew(new NodeType(), operation, false)).toMatchObject({ [field]: inWorkflow });
		expect(openNew(new NodeType(), operation, true)).toMatchObject({ [field]: asTool });
	});
});

it.each(['audio.generate', 'audio.narrate', 'job.create', 'job.get'])(
	'A new %s downloads in a workflow, and not as a tool, because an agent takes no files',
	(operation) => {
		const node = new TencentVoiceCloning();
		expect(openNew(node, operation, false)).toMatchObject({ download: true });
		expect(openNew(node, operation, true)).toMatchObject({ download: false });
	},
);
