import type { INodeParameters } from 'n8n-workflow';
import { endOfForm, tencentCredentials } from './form.mts';
import type { Form } from './form.mts';

/** The form of Narrate, which only Tencent Voice Cloning has. */
export function narrate(parameters: INodeParameters, script: string): Form {
	return {
		node: 'tencentVoiceCloning',
		parameters: { resource: 'audio', operation: 'narrate', ...parameters },
		labels: [
			'Resource',
			'Operation',
			'Script Source',
			script,
			'Script Format',
			'Voice Model',
			'Voices',
			'Language',
			'Speech Rate',
			'Timing',
			'Gap (Seconds)',
			'Subtitle Format',
			'Content ID',
			'Destination',
			'Output Prefix',
			...endOfForm(['Max Wait (Minutes)', 'Download', 'Output Binary Field']),
		],
		credentials: tencentCredentials,
		options: [
			'Additional Fields',
			'Callback URL',
			'Concurrency',
			'Custom ID',
			'Dry Run',
			'File Name',
			'Lines per Job',
			'Max Characters',
			'Polling Interval',
			'Reuse Recordings',
			'Timeout',
			'Trim Silence',
		],
	};
}
