import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** A node that does this, and has one parameter. */
export function nodeThat(execute: Execute): INodeType {
	return {
		description: {
			displayName: 'Test',
			name: 'test',
			group: ['transform'],
			version: 1,
			description: 'A node of a test',
			defaults: { name: 'Test' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [{ displayName: 'Greeting', name: 'greeting', type: 'string', default: 'Hi' }],
		},
		execute,
	};
}
