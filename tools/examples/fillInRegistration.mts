import type { INode } from 'n8n-workflow';
import { demoTencentCredentials } from '../../sandbox/tencent/credentials.mts';
import type { WorkflowFile } from '../n8n/index.mts';

/** Values of the example that registers with Tencent Media Lab, by their names in the node Your Values. */
export type RegistrationValues = Record<string, string>;

interface SetParameters {
	assignments: { assignments: Array<{ name: string; value: string }> };
}

/** What a user fills in to register at a sandbox. */
export function demoRegistration(sandboxUrl: string): RegistrationValues {
	const { secretId, secretKey, bucket, region } = demoTencentCredentials.cos;
	const account = { operateUin: '100012345678', userName: 'studio' };
	return { ...account, secretId, secretKey, bucket, region, url: `${sandboxUrl}/register` };
}

/** Fills in the node Your Values, if a workflow has one, as a user does. */
export function fillInRegistration<Workflow extends Pick<WorkflowFile, 'nodes'>>(
	workflow: Workflow,
	values: RegistrationValues,
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Your Values' ? fillIn(node, values) : node,
	);
	return { ...workflow, nodes };
}

function fillIn(node: INode, values: RegistrationValues): INode {
	const { assignments } = (node.parameters as unknown as SetParameters).assignments;
	const filledIn = assignments.map((field) => ({ ...field, value: values[field.name]! }));
	return {
		...node,
		parameters: { ...node.parameters, assignments: { assignments: filledIn } },
	};
}
