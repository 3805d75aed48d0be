import type { INodeProperties } from 'n8n-workflow';
import { createDownloadFields } from '../output/downloadFields';

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	{
		displayName:
			'<ul><li>Open Webhook URLs above and copy the Production URL. If you set a Shared Secret, append ?secret= and the secret.</li><li>Paste the URL into Options → Callback URL of Tencent Voice Cloning or Tencent Singing Cloning.</li><li>Publish this workflow. Tencent must be able to reach your n8n from the internet.</li></ul>',
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
				description: 'The model or the audio is ready',
			},
			{
				name: 'Failed',
				value: 'failed',
				description: 'The job failed or was canceled',
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
				description: 'Jobs of any other Tencent Media Lab service',
			},
			{ name: 'Singing Cloning', value: 'singingCloning' },
			{ name: 'Voice Cloning', value: 'voiceCloning' },
		],
		default: ['singingCloning', 'voiceCloning'],
		required: true,
		description: 'Jobs of which services trigger the workflow',
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
		description: 'Which voice cloning and singing cloning jobs trigger the workflow',
	},
	{
		displayName: 'Custom ID Filter',
		name: 'customIdFilter',
		type: 'string',
		default: '',
		placeholder: 'e.g. podcast-*',
		description:
			'Only jobs with this Custom ID trigger the workflow. Use * as a wildcard. Leave empty for all jobs.',
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
					'Take only the job ID from the callback, and everything else from Tencent Media Lab',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'Trust every request. Tencent does not sign callbacks, so anyone with the URL can forge one.',
			},
		],
		default: 'getJob',
		description: 'How to tell genuine callbacks from forged ones',
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
					'Respond with HTTP 503 so that Tencent can call again. If it does not, the event is lost.',
			},
			{
				name: 'Start Anyway',
				value: 'emit',
				description:
					'Trigger the workflow with the unverified callback and verified set to false, then again if a later callback can be verified',
			},
		],
		default: 'reject',
		description: 'What to do if Tencent Media Lab does not respond',
	},
	{
		displayName: 'Shared Secret',
		name: 'sharedSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Reject callbacks whose URL does not end with ?secret= and this text, URL-encoded',
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
