import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { runItems } from '../../../nodes/shared/n8n/items';
import { chain, runWorkflow } from '../../../tools/engine/index.mts';
import type { BinaryMode, WorkflowRun } from '../../../tools/engine/index.mts';

/** Turns an item into another. */
type Work = (context: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData>;

interface NodeRun {
	work: Work;
	input: INodeExecutionData[];
	properties?: INodeProperties[];
	parameters?: Record<string, string | boolean>;
	/** Set on the node, such as `onError`. */
	settings?: object;
	binaryMode?: BinaryMode;
}

/** Runs a node named Work, which does what a test wants with each item, in n8n's engine. */
export async function runNode({
	work,
	input,
	properties = [],
	parameters = {},
	settings = {},
	binaryMode = 'filesystem',
}: NodeRun): Promise<WorkflowRun> {
	const node: INodeType = {
		description: {
			displayName: 'Work',
			name: 'work',
			group: ['transform'],
			version: 1,
			description: 'Does what a test wants',
			defaults: { name: 'Work' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		async execute(this: IExecuteFunctions) {
			return [await runItems(this, 1, async (itemIndex) => await work(this, itemIndex))];
		},
	};
	return await runWorkflow({
		workflow: chain({ name: 'Work', type: 'test.work', parameters, ...settings }),
		nodeTypes: { 'test.work': node },
		binaryMode,
		input,
	});
}
