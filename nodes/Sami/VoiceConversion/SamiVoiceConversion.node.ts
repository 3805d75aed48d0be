import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import * as convert from './actions/convert.operation';
import * as getSpeakers from './actions/getSpeakers.operation';
import { execute } from './actions/router';
import { searchSpeakers } from './methods/searchSpeakers';
import { testSamiApi } from './methods/testSamiApi';

export class SamiVoiceConversion implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SAMI Voice Conversion',
		name: 'samiVoiceConversion',
		icon: { light: 'file:../sami.svg', dark: 'file:../sami.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "convert" ? $parameter["speaker"] : "Get Speakers" }}',
		description: 'Change the voice of a recording with ByteDance SAMI',
		defaults: { name: 'SAMI Voice Conversion' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'samiApi',
				required: true,
				testedBy: 'testSamiApi',
				displayOptions: { show: { operation: ['convert'] } },
			},
		],
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
						action: 'Convert a voice',
						description: 'Change the voice of a recording and keep what is said',
					},
					{
						name: 'Get Speakers',
						value: 'getSpeakers',
						action: 'Get speakers',
						description: 'List the voices that a recording can be converted to',
					},
				],
				default: 'convert',
			},
			...convert.fields,
			...getSpeakers.fields,
		],
	};

	methods = { listSearch: { searchSpeakers }, credentialTest: { testSamiApi } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await execute(this)];
	}
}
