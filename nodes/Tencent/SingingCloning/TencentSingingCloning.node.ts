import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { createProperties, execute } from '../cloning/description';
import { createSearchModels } from '../cloning/searchModels';
import { testMediaLabApi } from '../cloning/testMediaLabApi';
import { testTencentCosApi } from '../cos/testTencentCosApi';
import { SINGING_CLONING } from '../jobs/capabilities';

export class TencentSingingCloning implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tencent Singing Cloning',
		name: 'tencentSingingCloning',
		icon: { light: 'file:../tencent.svg', dark: 'file:../tencent.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Clone singing with Tencent Media Lab: train a model of a singer, and let it cover a song',
		defaults: { name: 'Tencent Singing Cloning' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'tencentMediaLabApi', required: true, testedBy: 'testMediaLabApi' },
			{ name: 'tencentCosApi', required: false, testedBy: 'testTencentCosApi' },
		],
		properties: createProperties(SINGING_CLONING),
	};

	methods = {
		listSearch: { searchModels: createSearchModels(SINGING_CLONING) },
		credentialTest: { testMediaLabApi, testTencentCosApi },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, SINGING_CLONING);
	}
}
