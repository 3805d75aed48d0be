import type { INode } from 'n8n-workflow';
import { exampleTrigger } from '../../../../tools/examples/exampleWorkflows.mts';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';

/** An example that is run by `POST /webhook/<its ID>`, which it answers with the audio it makes. */
export function triggerByWebhook(workflow: WorkflowFile): WorkflowFile {
	const id = `${workflow.id}-webhook`;
	const becomeWebhook = (node: INode): INode => ({
		...node,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: id,
		parameters: {
			httpMethod: 'POST',
			path: id,
			responseMode: 'lastNode',
			responseData: 'firstEntryBinary',
			responseBinaryPropertyName: 'data',
		},
	});
	const nodes = workflow.nodes.map((node) =>
		node.name === exampleTrigger ? becomeWebhook(node) : node,
	);
	return { ...workflow, id, nodes };
}
