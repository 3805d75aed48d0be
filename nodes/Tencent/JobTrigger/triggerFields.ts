import type { INodeProperties } from 'n8n-workflow';
import { createDownloadFields } from '../output/downloadFields';

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	{
		displayName:
			'<ul><li>Open Webhook URLs above and copy the Production URL. Add ?secret=… to it if you fill in Shared Secret.</li><li>Paste it into Options → Callback URL of Tencent Voice Cloning or Tencent Singing Cloning.</li><li>Publish this workflow. Tencent Media Lab must be able to reach this n8n from the internet.</li></ul>',
		name: 'callbackNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: [
			{
				name: 'Completed',
				value: 'completed',
				description: 'The job has made its model or its audio',
			},
			{
				name: 'Failed',
				value: 'failed',
				description: 'The job has ended with an error, or was canceled',
			},
		],
		default: ['completed', 'failed'],
		required: true,
		description: 'Which job outcomes trigger the workflow',
	},
	{
		displayName: 'Capabilities',
		name: 'capabilities',
		type: 'multiOptions',
		options: [
			{
				name: 'Other',
				value: 'other',
				description: 'Any other service that Tencent Media Lab runs as jobs',
			},
			{ name: 'Singing Cloning', value: 'singingCloning' },
			{ name: 'Voice Cloning', value: 'voiceCloning' },
		],
		default: ['singingCloning', 'voiceCloning'],
		required: true,
		description: 'Which kinds of jobs start the workflow',
	},
	{
		displayName: 'Tasks',
		name: 'tasks',
		type: 'multiOptions',
		options: [
			{ name: 'Generate', value: 'generate', description: 'Jobs that generate audio' },
			{ name: 'Train', value: 'train', description: 'Jobs that train a model' },
		],
		default: ['generate', 'train'],
		required: true,
		displayOptions: { show: { capabilities: ['singingCloning', 'voiceCloning'] } },
		description: 'Which tasks of voice cloning and singing cloning start the workflow',
	},
	{
		displayName: 'Custom ID Filter',
		name: 'customIdFilter',
		type: 'string',
		default: '',
		placeholder: 'e.g. podcast-*',
		description:
			'Only jobs with this Custom ID start the workflow; * stands for any characters. Leave it empty for all jobs.',
	},
	{
		displayName: 'Verification',
		name: 'verification',
		type: 'options',
		options: [
			{
				name: 'Get Job',
				value: 'getJob',
				description:
					'Ask Tencent Media Lab for the job. Of what was posted, only the job ID counts.',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'Trust every request. Tencent does not sign callbacks, so anyone with the URL can forge one.',
			},
		],
		default: 'getJob',
		description: 'How to tell calls of the vendor from those of others',
	},
	{
		displayName: 'If It Cannot Be Verified',
		name: 'onUnverifiable',
		type: 'options',
		displayOptions: { show: { verification: ['getJob'] } },
		options: [
			{
				name: 'Reject',
				value: 'reject',
				description:
					'Answer with HTTP 503, so that the vendor may call again; if it does not, the event is lost',
			},
			{
				name: 'Start Anyway',
				value: 'emit',
				description:
					'Start the workflow with what was posted and verified set to false, and again once it can be verified',
			},
		],
		default: 'reject',
		description: 'What to do when Tencent Media Lab does not answer',
	},
	{
		displayName: 'Shared Secret',
		name: 'sharedSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'A text that only you know. Calls are refused unless their address ends with ?secret= and this text, URL-encoded.',
	},
	// Tencent waits for the answer meanwhile.
	...createDownloadFields(false),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
			},
		],
	},
];
