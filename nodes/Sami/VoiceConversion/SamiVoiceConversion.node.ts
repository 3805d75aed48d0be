import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { withNodeErrors } from '../../shared/n8n/nodeError';
import * as convert from './actions/convert.operation';
import { searchSpeakers } from './methods/searchSpeakers';
import { testSamiApi } from './methods/testSamiApi';

export class SamiVoiceConversion implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SAMI Voice Conversion',
		name: 'samiVoiceConversion',
		icon: { light: 'file:../sami.svg', dark: 'file:../sami.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["speaker"] }}',
		description: 'Convert the voice of a recording to another speaker with ByteDance SAMI',
		defaults: { name: 'SAMI Voice Conversion' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'samiApi', required: true, testedBy: 'testSamiApi' }],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Convert',
						value: 'convert',
						action: 'Convert a recording',
						description:
							'Convert the voice of a recording to another speaker, keeping what is said',
					},
				],
				default: 'convert',
			},
			...convert.fields,
		],
	};

	methods = { listSearch: { searchSpeakers }, credentialTest: { testSamiApi } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await withNodeErrors(this.getNode(), async () => await convert.execute(this))];
	}
}
