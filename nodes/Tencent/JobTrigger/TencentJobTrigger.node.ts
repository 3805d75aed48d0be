import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { testMediaLabApi } from '../methods/testMediaLabApi';
import { testTencentCosApi } from '../methods/testTencentCosApi';
import { receiveCallback } from './receiveCallback';
import { triggerFields } from './triggerFields';
import { triggerPanel } from './triggerPanel';

export class TencentJobTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tencent Job Trigger',
		name: 'tencentJobTrigger',
		icon: { light: 'file:jobTrigger.svg', dark: 'file:jobTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description: 'Starts the workflow when a Tencent Media Lab job finishes',
		defaults: { name: 'Tencent Job Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'tencentMediaLabApi',
				required: true,
				testedBy: 'testMediaLabApi',
				displayOptions: { show: { verification: ['getJob'] } },
			},
			{
				name: 'tencentCosApi',
				required: true,
				testedBy: 'testTencentCosApi',
				displayOptions: { show: { download: [true] } },
			},
		],
		eventTriggerDescription:
			'Paste the Test URL into Callback URL of a cloning node, then run that node',
		activationMessage:
			'Jobs now trigger this workflow. Make sure that Callback URL of the cloning nodes is the Production URL of the trigger.',
		triggerPanel,
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'tencent-job' },
		],
		properties: triggerFields,
	};

	methods = {
		credentialTest: { testMediaLabApi, testTencentCosApi },
	};

	/** The vendor has no place to register a URL: it is sent with each job. */
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallback(this);
	}
}
