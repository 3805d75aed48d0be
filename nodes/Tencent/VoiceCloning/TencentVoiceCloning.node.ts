import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { createProperties, execute } from '../cloning/actions/router';
import { SUBTITLE } from '../cloning/actions/subtitle';
import { RESUME_PATH } from '../cloning/plan/addresses/resumeUrl';
import { receiveResumeCall } from '../cloning/suspend/resumeWebhook';
import { VOICE_CLONING } from '../mediaLab/api/capabilities';
import { createSearchModels } from '../methods/searchModels';
import { testMediaLabApi } from '../methods/testMediaLabApi';
import { testTencentCosApi } from '../methods/testTencentCosApi';

export class TencentVoiceCloning implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tencent Voice Cloning',
		name: 'tencentVoiceCloning',
		icon: { light: 'file:voiceCloning.svg', dark: 'file:voiceCloning.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Clone voices with Tencent Media Lab: train a model of a voice, then have it speak any text',
		defaults: { name: 'Tencent Voice Cloning' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'tencentMediaLabApi', required: true, testedBy: 'testMediaLabApi' },
			{
				name: 'tencentCosApi',
				required: false,
				testedBy: 'testTencentCosApi',
				displayOptions: { show: { operation: ['create', 'generate', 'get', 'narrate', 'train'] } },
			},
		],
		waitingNodeTooltip:
			"Waiting for Tencent Media Lab. You don't need to do anything, and you can close this window: n8n resumes when the jobs finish, and checks at least every 15 minutes",
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: RESUME_PATH,
				restartWebhook: true,
			},
		],
		properties: createProperties(VOICE_CLONING),
	};

	methods = {
		listSearch: { searchModels: createSearchModels(VOICE_CLONING) },
		credentialTest: { testMediaLabApi, testTencentCosApi },
	};

	/** The URL that resumes an execution is registered nowhere: it is sent with each job. */
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, VOICE_CLONING);
	}

	/** Called at the resume URL of a suspended execution. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveResumeCall(this);
	}
}
