import { exampleTrigger } from '../../../../tools/examples/exampleWorkflows.mts';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';
import { credentialsOf, packageName } from './suiteWorkflows.mts';

/** Models that are trained before the suites begin, by the node that can use them. */
export const trainedModels: Record<string, string[]> = {
	tencentVoiceCloning: ['host', 'announcer'],
	tencentSingingCloning: ['soprano', 'tenor'],
};

export const trainingWorkflowId = 'training';

/** A workflow that trains them. */
export function createTrainingWorkflow(filesFolder: string): WorkflowFile {
	const reader = 'Read Recordings';
	const trainers = Object.entries(trainedModels).flatMap(([type, models]) =>
		models.map((modelName) => ({ type, modelName })),
	);
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		id: trainingWorkflowId,
		name: trainingWorkflowId,
		nodes: [
			{
				...common,
				id: 'trigger',
				name: exampleTrigger,
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...common,
				id: 'reader',
				name: reader,
				type: 'n8n-nodes-base.readWriteFile',
				parameters: { fileSelector: `${filesFolder}/recordings/training-1.wav` },
			},
			...trainers.map(({ type, modelName }) => ({
				...common,
				id: modelName,
				name: modelName,
				type: `${packageName}.${type}`,
				parameters: {
					resource: 'model',
					operation: 'train',
					newModelName: modelName,
					waitMode: 'poll',
				},
				credentials: credentialsOf(type),
			})),
		],
		connections: {
			[exampleTrigger]: { main: [[{ node: reader, type: 'main', index: 0 }]] },
			[reader]: {
				main: [trainers.map(({ modelName }) => ({ node: modelName, type: 'main', index: 0 }))],
			},
		},
		settings: { executionOrder: 'v1' },
	};
}
